import { urlErrors } from '../errors/catalogue.js';
import type { ApiReply } from '../http/exchange.js';
import type { PathSegment } from '../odata/resource-path.js';
import type { ApiContext } from '../operations/api-context.js';

/** POST, PUT and DELETE below EntityDefinitions. */
export function writeDefinitions(_context: ApiContext, segments: readonly PathSegment[]): ApiReply {
  throw urlErrors.notSupported(segments[1]?.name === undefined ? 'EntityMetadata' : `${segments[1].name}Metadata`);
}
