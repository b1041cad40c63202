import { customizationErrors } from '../customization/customization-errors.js';
import { parseXml } from '../customization/parse-xml.js';
import { publishRows } from '../customization/unpublished.js';
import { payloadErrors } from '../errors/catalogue.js';
import type { ApiReply } from '../http/exchange.js';
import { noContent } from '../http/exchange.js';
import type { ApiContext } from '../operations/api-context.js';
import { readJsonObject } from '../operations/read-payload.js';

/** The action PublishXml. Columns take effect at once in this sandbox; changed forms and views wait for it. */
export function publishXml(context: ApiContext): ApiReply {
  const { ParameterXml: xml } = readJsonObject(context.request.body, 'PublishXml');
  if (typeof xml !== 'string' || !xml.includes('<importexportxml')) {
    throw payloadErrors.wrongType('PublishXml', String(xml), 'Edm.String');
  }
  const root = parseXml(xml, 'ParameterXml');
  const entities = Array.from(root.getElementsByTagName('entity'), (element) => element.textContent ?? '');
  for (const name of entities) {
    if (context.org.entity(name) === undefined) throw customizationErrors.unknownTable(name);
    publishRows(context.org, name);
  }
  return noContent();
}

export function publishAllXml(context: ApiContext): ApiReply {
  publishRows(context.org);
  return noContent();
}
