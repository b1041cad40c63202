import { payloadErrors, rowErrors, valueErrors } from '../errors/catalogue.js';
import { DataverseError } from '../errors/dataverse-error.js';
import type { ApiReply } from '../http/exchange.js';
import { noContent } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import { attributeOf } from '../metadata/profile.js';
import type { ColumnValue, Columns, Row } from '../store/row.js';
import type { ApiContext } from './api-context.js';
import { requirePrivilege } from './privileges.js';
import { readJsonObject, readPayload } from './read-payload.js';
import { changeRow } from './write-row.js';

/** What becomes of the row that is merged away, by table: its state and status reason. */
const CLOSED: Readonly<Record<string, { statecode: number; statuscode: number }>> = {
  lead: { statecode: 2, statuscode: 7 },
  account: { statecode: 1, statuscode: 2 },
  contact: { statecode: 1, statuscode: 2 },
};

interface Party {
  readonly entity: EntityDefinition;
  readonly row: Row;
}

/**
 * The action Merge: what only the subordinate row knows moves to the target, then what the caller names is written there,
 * and the subordinate is closed and points at the target.
 */
export function mergeRows(context: ApiContext): ApiReply {
  const { org } = context;
  const body = readJsonObject(context.request.body, 'Merge');
  if (typeof body['PerformParentingChecks'] !== 'boolean') {
    throw payloadErrors.wrongType('Merge', String(body['PerformParentingChecks']), 'Edm.Boolean');
  }
  const target = partyOf(context, body['Target']);
  const subordinate = partyOf(context, body['Subordinate']);
  const { entity } = target;
  const isSame = target.row.id === subordinate.row.id;
  if (entity !== subordinate.entity || isSame || subordinate.row.columns['merged'] === true) throw cannotMerge();
  requirePrivilege(context, 'Write', entity);
  const content = body['UpdateContent'] === undefined ? {} : contentOf(context, entity, body['UpdateContent']);
  changeRow(context, entity, target.row, { ...onlyThere(context, entity, target.row, subordinate.row), ...content });
  org.save(entity.logicalName, subordinate.row.id, {
    ...subordinate.row.columns,
    ...CLOSED[entity.logicalName],
    merged: true,
    masterid: { id: target.row.id, logicalName: entity.logicalName },
  });
  return noContent();
}

function cannotMerge(): DataverseError {
  const message = 'Cannot perform merge: the records are not two unmerged records of the same type.';
  return new DataverseError({ status: 400, code: '0x80040203', message });
}

function partyOf({ org }: ApiContext, reference: unknown): Party {
  const values: Record<string, unknown> = typeof reference === 'object' && reference !== null ? { ...reference } : {};
  const entity = org.entity(tableNameOf(values));
  if (entity === undefined || CLOSED[entity.logicalName] === undefined) throw payloadErrors.typeRequired('Merge');
  const id = String(values[entity.primaryId]).toLowerCase();
  const row = org.table(entity.logicalName).rows.get(id);
  if (row === undefined) throw rowErrors.idNotFound(entity.logicalName, id);
  return { entity, row };
}

function tableNameOf(values: Readonly<Record<string, unknown>>): string {
  const type = values['@odata.type'];
  return typeof type === 'string' ? type.replace(/^#?Microsoft\.Dynamics\.CRM\./, '') : '';
}

function contentOf({ org }: ApiContext, entity: EntityDefinition, content: unknown): Columns {
  if (content === null) return {};
  if (typeof content !== 'object') throw valueErrors.unexpected();
  return readPayload(org, entity, { ...content });
}

/** Writable values that the target lacks; never its keys, which stay with the row that has them. */
function onlyThere({ org }: ApiContext, entity: EntityDefinition, target: Row, subordinate: Row): Columns {
  const keys = new Set(org.table(entity.logicalName).keys.flatMap(({ definition }) => definition.attributes));
  const isMoved = ([name, value]: [string, ColumnValue]): boolean => {
    const attribute = attributeOf(entity, name);
    const isOwn = attribute?.type === 'State' || attribute?.type === 'Status' || name === entity.primaryId;
    return attribute?.validForUpdate === true && !isOwn && !keys.has(name) && value !== null;
  };
  const moved = Object.entries(subordinate.columns).filter(isMoved);
  return Object.fromEntries(moved.filter(([name]) => (target.columns[name] ?? null) === null));
}
