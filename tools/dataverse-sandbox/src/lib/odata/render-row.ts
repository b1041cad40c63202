import { urlErrors } from '../errors/catalogue.js';
import type { Preferences } from '../http/prefer.js';
import { wantsAnnotation } from '../http/prefer.js';
import type { AttributeDefinition, EntityDefinition } from '../metadata/attribute.js';
import { textIn } from '../metadata/label.js';
import type { Collection } from '../metadata/navigation.js';
import { collectionsOf, navigationOf, navigationsOf } from '../metadata/navigation.js';
import { attributeOf } from '../metadata/profile.js';
import type { Organization } from '../store/organization.js';
import type { ColumnValue, Row } from '../store/row.js';
import { etagOf, isLookup } from '../store/row.js';
import type { QueryOptions } from './query-options.js';
import { filterRows, sortRows } from './query-rows.js';
import { columnOf, propertyNameOf } from './resolve-path.js';

const FORMATTED_VALUE = 'OData.Community.Display.V1.FormattedValue';
const LOOKUP_TABLE = 'Microsoft.Dynamics.CRM.lookuplogicalname';
const NAVIGATION = 'Microsoft.Dynamics.CRM.associatednavigationproperty';

/** Columns that come along when another is selected. */
const COMPANIONS: Readonly<Record<string, string>> = { address1_line1: 'address1_composite' };

export interface RenderOptions {
  readonly query: Pick<QueryOptions, 'select' | 'expand'>;
  readonly preferences: Preferences;
}

/** A row as JSON: selected columns, the etag, the annotations that were asked for, and expanded lookups. */
export function renderRow(
  org: Organization,
  entity: EntityDefinition,
  row: Row,
  options: RenderOptions,
): Record<string, unknown> {
  const json: Record<string, unknown> = { '@odata.etag': etagOf(row) };
  for (const attribute of selectedColumns(org, entity, options.query)) {
    addColumn(json, org, entity, attribute, row.columns[attribute.logicalName] ?? null, options.preferences);
  }
  json[entity.primaryId] = row.id;
  for (const expansion of options.query.expand) {
    json[expansion.name] = expand(org, entity, row, expansion, options.preferences);
  }
  return json;
}

/** The columns of a `$select`, checked; all of them without one. */
export function selectedColumns(
  org: Organization,
  entity: EntityDefinition,
  query: Pick<QueryOptions, 'select'>,
): readonly AttributeDefinition[] {
  const now = org.clock();
  if (query.select === undefined) return entity.attributes.filter((attribute) => (attribute.usableFrom ?? 0) <= now);
  const selected = new Set(query.select.map((property) => columnOf(entity, property, now)));
  for (const attribute of [...selected]) {
    const companion = attribute.type === 'Money' ? 'transactioncurrencyid' : COMPANIONS[attribute.logicalName];
    const extra = companion === undefined ? undefined : attributeOf(entity, companion);
    if (extra !== undefined) selected.add(extra);
  }
  return [...selected];
}

function addColumn(
  json: Record<string, unknown>,
  org: Organization,
  entity: EntityDefinition,
  attribute: AttributeDefinition,
  value: ColumnValue,
  preferences: Preferences,
): void {
  const name = propertyNameOf(attribute);
  json[name] = isLookup(value) ? value.id : value;
  if (preferences.annotations.length === 0 || value === null) return;
  const navigation = navigationsOf(entity).find(
    (candidate) => candidate.attribute === attribute && candidate.target === (isLookup(value) && value.logicalName),
  );
  const annotations: Record<string, string | undefined> = {
    [NAVIGATION]: navigation?.name,
    [LOOKUP_TABLE]: isLookup(value) ? value.logicalName : undefined,
    [FORMATTED_VALUE]: formattedValue(org, attribute, value),
  };
  for (const [annotation, text] of Object.entries(annotations)) {
    if (text !== undefined && wantsAnnotation(preferences, annotation)) json[`${name}@${annotation}`] = text;
  }
}

/** What a user would see in the place of the raw value; undefined when both are the same. */
function formattedValue(
  org: Organization,
  attribute: AttributeDefinition,
  value: Exclude<ColumnValue, null>,
): string | undefined {
  if (isLookup(value)) return nameOf(org, value.logicalName, value.id);
  if (attribute.options !== undefined) {
    const option = attribute.options.find((candidate) => candidate.value === value);
    return option === undefined ? undefined : textIn(option.label, org.profile.baseLanguage);
  }
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return value.toLocaleString('en-US');
  return attribute.type === 'DateTime' ? formattedDate(value) : undefined;
}

function formattedDate(value: string): string {
  const date = new Date(value.length === 10 ? `${value}T00:00:00Z` : value);
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
  if (value.length === 10) return day;
  return `${day} ${date.toLocaleTimeString('en-US', { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' })}`;
}

function nameOf(org: Organization, logicalName: string, id: string): string | undefined {
  const entity = org.entity(logicalName);
  if (entity === undefined) return undefined;
  const name = org.table(logicalName).rows.get(id)?.columns[entity.primaryName];
  return typeof name === 'string' ? name : undefined;
}

function expand(
  org: Organization,
  entity: EntityDefinition,
  row: Row,
  expansion: QueryOptions['expand'][number],
  preferences: Preferences,
): unknown {
  const collection = collectionsOf(entity).find(({ name }) => name === expansion.name);
  if (collection !== undefined) return expandCollection(org, row, collection, expansion, preferences);
  const navigation = navigationOf(entity, expansion.name);
  if (navigation === undefined) throw urlErrors.unknownColumn(entity.logicalName, expansion.name);
  const reference = row.columns[navigation.attribute.logicalName];
  if (!isLookup(reference)) return null;
  const target = org.entity(reference.logicalName);
  const targetRow = target === undefined ? undefined : org.table(target.logicalName).rows.get(reference.id);
  if (target === undefined || targetRow === undefined) return null;
  return renderRow(org, target, targetRow, { query: expansion.options, preferences });
}

/** The rows that point at this one, filtered, ordered and cut as the expansion says. */
function expandCollection(
  org: Organization,
  row: Row,
  { from, column }: Collection,
  { options }: QueryOptions['expand'][number],
  preferences: Preferences,
): unknown {
  const entity = org.entity(from);
  if (entity === undefined) return [];
  const related = [...org.table(from).rows.values()].filter(({ columns }) => {
    const reference = columns[column];
    return isLookup(reference) && reference.id === row.id;
  });
  const rows = sortRows(org, entity, filterRows(org, entity, related, options), options);
  return rows.slice(0, options.top).map((one) => renderRow(org, entity, one, { query: options, preferences }));
}

/** The `@odata.context` of an answer about this table. */
export function contextUrl(serviceRoot: string, entity: EntityDefinition, query: Pick<QueryOptions, 'select'>): string {
  const columns = query.select === undefined ? '' : `(${query.select.join(',')})`;
  return `${serviceRoot}/$metadata#${entity.entitySetName}${columns}`;
}
