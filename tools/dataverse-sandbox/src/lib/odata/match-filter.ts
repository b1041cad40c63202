import { urlErrors } from '../errors/catalogue.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import { fold } from '../store/collation.js';
import type { Organization } from '../store/organization.js';
import type { ColumnValue, Columns } from '../store/row.js';
import { isLookup } from '../store/row.js';
import type { Comparison, FilterExpression } from './filter-expression.js';
import type { Literal } from './literal.js';
import type { ResolvedPath } from './resolve-path.js';
import { resolvePath } from './resolve-path.js';

export type RowTest = (columns: Columns) => boolean;

/** Compiles a filter for one table. Strings compare as the database does: by the organisation's collation. */
export function compileFilter(org: Organization, entity: EntityDefinition, filter: FilterExpression): RowTest {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const left = compileFilter(org, entity, filter.left);
      const right = compileFilter(org, entity, filter.right);
      return filter.kind === 'and' ? (row) => left(row) && right(row) : (row) => left(row) || right(row);
    }
    case 'not': {
      const operand = compileFilter(org, entity, filter.operand);
      return (row) => !operand(row);
    }
    case 'text':
      return compileTextTest(org, resolvePath(org, entity, filter.path), filter);
    case 'in': {
      const { read } = resolvePath(org, entity, filter.path);
      const wanted = new Set(filter.values.map((value) => fold(value, org.profile.baseLanguage)));
      return (row) => wanted.has(String(comparable(read(row), org)));
    }
    case 'compare':
      return compileComparison(org, resolvePath(org, entity, filter.path), filter);
  }
}

function compileTextTest(
  org: Organization,
  path: ResolvedPath,
  filter: Extract<FilterExpression, { kind: 'text' }>,
): RowTest {
  const wanted = fold(filter.value, org.profile.baseLanguage);
  const test = {
    contains: (text: string) => text.includes(wanted),
    startswith: (text: string) => text.startsWith(wanted),
    endswith: (text: string) => text.endsWith(wanted),
  }[filter.test];
  return (row) => {
    const value = path.read(row);
    return typeof value === 'string' && test(fold(value, org.profile.baseLanguage));
  };
}

function compileComparison(
  org: Organization,
  path: ResolvedPath,
  filter: Extract<FilterExpression, { kind: 'compare' }>,
): RowTest {
  const wanted = comparable(literalValue(path, filter.value), org);
  return (row) => compare(comparable(path.read(row), org), filter.operator, wanted);
}

/** The literal as a column value; a text column compared with an unquoted value is the caller's mistake. */
function literalValue(path: ResolvedPath, literal: Literal): ColumnValue {
  if (literal.kind === 'null') return null;
  const { type, logicalName } = path.attribute;
  const isText = type === 'String' || type === 'Memo';
  if (isText !== (literal.kind === 'string')) {
    throw urlErrors.badQuery(`A value of kind '${literal.kind}' is incompatible with '${logicalName}'.`);
  }
  if (literal.kind === 'date' && type === 'DateTime' && literal.value.length > 10) {
    return `${new Date(literal.value).toISOString().slice(0, 19)}Z`;
  }
  return literal.value;
}

function comparable(value: ColumnValue, org: Organization): string | number | boolean | null {
  if (isLookup(value)) return value.id;
  return typeof value === 'string' ? fold(value, org.profile.baseLanguage) : value;
}

function compare(
  left: string | number | boolean | null,
  operator: Comparison,
  right: string | number | boolean | null,
): boolean {
  if (operator === 'eq') return left === right;
  if (operator === 'ne') return left !== right;
  if (left === null || right === null) return false;
  if (operator === 'gt') return left > right;
  if (operator === 'ge') return left >= right;
  if (operator === 'lt') return left < right;
  return left <= right;
}
