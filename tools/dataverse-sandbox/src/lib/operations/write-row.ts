import { checkCustomization } from '../customization/check-customization.js';
import { toStored, withUnpublished } from '../customization/unpublished.js';
import { rowErrors, valueErrors } from '../errors/catalogue.js';
import type { AttributeDefinition, EntityDefinition } from '../metadata/attribute.js';
import { attributeOf } from '../metadata/profile.js';
import { textIn } from '../metadata/label.js';
import type { Organization } from '../store/organization.js';
import type { Columns, LookupValue, Row } from '../store/row.js';
import { isLookup } from '../store/row.js';
import { timestamp } from '../store/timestamp.js';
import type { ApiContext } from './api-context.js';
import { checkColumns } from './check-columns.js';
import { refuseDuplicates } from './duplicate-detection.js';
import type { ColumnChanges } from './read-payload.js';
import { resolveState } from './resolve-state.js';

/** Checks and inserts one row. */
export function insertRow(context: ApiContext, entity: EntityDefinition, id: string, changes: ColumnChanges): Row {
  const { org } = context;
  if (org.table(entity.logicalName).rows.has(id)) throw rowErrors.duplicateId();
  const writable = only(entity, changes, (attribute) => attribute.validForCreate);
  checkColumns(entity, writable);
  checkCustomization(context, entity, writable);
  const now = timestamp(org.clock());
  const columns: Columns = {
    ...defaultsOf(entity),
    ownerid: context.caller,
    ...writable,
    [entity.primaryId]: id,
    createdon: now,
    modifiedon: now,
    createdby: context.caller,
    modifiedby: context.caller,
    ...resolveState(entity, id, {}, writable),
  };
  return store(context, entity, id, columns);
}

/** Checks and applies changes to one row. */
export function changeRow(context: ApiContext, entity: EntityDefinition, row: Row, changes: ColumnChanges): Row {
  const writable = only(entity, changes, (attribute) => attribute.validForUpdate);
  checkColumns(entity, writable);
  refuseClosed(context, entity, row, writable);
  checkCustomization(context, entity, { ...withUnpublished(row.columns), ...writable });
  const columns: Columns = {
    ...row.columns,
    ...toStored(entity.logicalName, writable),
    modifiedon: timestamp(context.org.clock()),
    modifiedby: context.caller,
    ...resolveState(entity, row.id, row.columns, writable),
  };
  return store(context, entity, row.id, columns);
}

function store(context: ApiContext, entity: EntityDefinition, id: string, columns: Columns): Row {
  const complete = { ...columns, ...computed(entity, columns) };
  refusePoison(context, complete);
  refuseDuplicates(context, entity, id, complete);
  refuseKeyViolation(context.org, entity, id, complete);
  return context.org.save(entity.logicalName, id, complete);
}

/** Columns that the platform does not let a caller write are dropped without a word, as it does. */
function only(
  entity: EntityDefinition,
  changes: ColumnChanges,
  isWritable: (attribute: AttributeDefinition) => boolean,
): ColumnChanges {
  return Object.fromEntries(
    Object.entries(changes).filter(([name]) => {
      const attribute = attributeOf(entity, name);
      return attribute !== undefined && isWritable(attribute);
    }),
  );
}

/** What a new row holds in the columns that nobody names. */
export function defaultsOf(entity: EntityDefinition): Columns {
  const withDefault = entity.attributes.filter((attribute) => attribute.defaultValue !== undefined);
  return Object.fromEntries(withDefault.map((attribute) => [attribute.logicalName, attribute.defaultValue ?? null]));
}

/** Columns that follow from others: the full name, and which kind of owner the row has. */
function computed(entity: EntityDefinition, columns: Columns): Columns {
  const owner = columns['ownerid'];
  const owners: Record<string, LookupValue | null> = isLookup(owner)
    ? {
        owninguser: owner.logicalName === 'systemuser' ? owner : null,
        owningteam: owner.logicalName === 'team' ? owner : null,
      }
    : {};
  const hasName = attributeOf(entity, 'fullname')?.validForCreate === false;
  const names = [columns['firstname'], columns['lastname']].filter((part) => typeof part === 'string' && part !== '');
  return { ...owners, ...(hasName ? { fullname: names.length === 0 ? null : names.join(' ') } : {}) };
}

function refuseClosed(context: ApiContext, entity: EntityDefinition, row: Row, changes: ColumnChanges): void {
  if (context.faults.get('strict_closed_leads') !== true || entity.logicalName !== 'lead') return;
  const isClosed = row.columns['statecode'] !== 0;
  const reopens = changes['statecode'] === 0;
  if (isClosed && !reopens) throw rowErrors.readOnlyRow();
}

/** A stand-in for a tenant's own synchronous plug-in that throws on certain values. */
function refusePoison(context: ApiContext, columns: Columns): void {
  const plugin = context.faults.get('plugin');
  if (plugin === undefined) return;
  const value = columns[plugin.column];
  if (typeof value === 'string' && value.includes(plugin.contains)) throw valueErrors.pluginThrew(plugin.message);
}

function refuseKeyViolation(org: Organization, entity: EntityDefinition, id: string, columns: Columns): void {
  for (const key of org.table(entity.logicalName).activeKeys(org.clock())) {
    const existingId = key.idOf(columns);
    if (existingId === undefined || existingId === id) continue;
    const names = key.definition.attributes.map((name) => {
      const attribute = attributeOf(entity, name);
      return attribute === undefined ? name : textIn(attribute.displayName, org.profile.baseLanguage);
    });
    throw rowErrors.keyViolated({ name: key.definition.schemaName, columns: names.join(', '), existingId });
  }
}
