import type { ApiReply } from '../http/exchange.js';
import { noContent } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import type { SegmentKey } from '../odata/resource-path.js';
import type { ApiContext } from './api-context.js';
import { addressOf } from './find-row.js';
import { requirePrivilege } from './privileges.js';
import { requireRow } from './retrieve-row.js';
import { checkIfMatch } from './upsert-row.js';

/** DELETE of one row. */
export function deleteRow(context: ApiContext, entity: EntityDefinition, key: SegmentKey): ApiReply {
  requirePrivilege(context, 'Delete', entity);
  const row = requireRow(context, entity, key);
  checkIfMatch(context.request.headers['if-match'], entity, addressOf(context.org, entity, key), row);
  context.org.delete(entity.logicalName, row.id);
  return noContent();
}
