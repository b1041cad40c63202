import { payloadErrors } from '../errors/catalogue.js';
import type { ApiReply } from '../http/exchange.js';
import { noContent } from '../http/exchange.js';
import type { ApiContext } from '../operations/api-context.js';
import { readJsonObject } from '../operations/read-payload.js';

/** The action PublishXml. Definitions take effect at once in this sandbox, so there is nothing left to publish. */
export function publishXml(context: ApiContext): ApiReply {
  const { ParameterXml: xml } = readJsonObject(context.request.body, 'PublishXml');
  if (typeof xml !== 'string' || !xml.includes('<importexportxml')) {
    throw payloadErrors.wrongType('PublishXml', String(xml), 'Edm.String');
  }
  return noContent();
}

export function publishAllXml(): ApiReply {
  return noContent();
}
