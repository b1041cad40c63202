import type { EntityDefinition } from '../metadata/attribute.js';
import { fold } from '../store/collation.js';
import type { Organization } from '../store/organization.js';
import type { ColumnValue, Row } from '../store/row.js';
import { isLookup } from '../store/row.js';
import { compileFilter } from './match-filter.js';
import { parseFilter } from './parse-filter.js';
import type { QueryOptions } from './query-options.js';
import { resolvePath } from './resolve-path.js';

/** The rows that a `$filter` lets through. */
export function filterRows(
  org: Organization,
  entity: EntityDefinition,
  rows: readonly Row[],
  query: Pick<QueryOptions, 'filter'>,
): Row[] {
  if (query.filter === undefined) return [...rows];
  const test = compileFilter(org, entity, parseFilter(query.filter));
  return rows.filter((row) => test(row.columns));
}

/** The rows in the order of an `$orderby`. */
export function sortRows(
  org: Organization,
  entity: EntityDefinition,
  rows: Row[],
  query: Pick<QueryOptions, 'orderBy'>,
): Row[] {
  const orders = (query.orderBy ?? []).map((order) => ({
    read: resolvePath(org, entity, order.path).read,
    direction: order.descending ? -1 : 1,
  }));
  if (orders.length === 0) return rows;
  return rows.sort((left, right) => {
    for (const { read, direction } of orders) {
      const difference = compareValues(org, read(left.columns), read(right.columns));
      if (difference !== 0) return difference * direction;
    }
    return 0;
  });
}

/** Nulls first, strings by the organisation's collation. */
function compareValues(org: Organization, left: ColumnValue, right: ColumnValue): number {
  const [a, b] = [sortable(org, left), sortable(org, right)];
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

function sortable(org: Organization, value: ColumnValue): string | number | boolean | null {
  if (isLookup(value)) return value.id;
  return typeof value === 'string' ? fold(value, org.profile.baseLanguage) : value;
}
