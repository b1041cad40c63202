import type { ColumnRule, ValueKind } from './column-rules';
import { missingOptions } from './judge-columns';
import type { OrgColumns } from './schema';

export type MappingProblem = 'column-missing' | 'column-read-only' | 'type-mismatch' | 'options-missing';

/** Why a field cannot go into its column. */
export interface MappingFinding {
  readonly field: string;
  readonly column: string;
  readonly problem: MappingProblem;
  readonly found: string | null;
  readonly expected: string;
}

/** The column types that can hold each kind of value; a text column takes numbers and options by their words. */
export const TYPES_OF_KIND: Readonly<Record<ValueKind, readonly string[]>> = {
  text: ['String', 'Memo'],
  number: ['Integer', 'String', 'Memo'],
  'yes-no': ['Boolean'],
  instant: ['DateTime'],
  day: ['DateTime'],
  choice: ['Picklist', 'String', 'Memo'],
};

/** Holds the mapping against the organisation's lead table. */
export function judgeMapping(
  rules: readonly ColumnRule[],
  columns: OrgColumns,
  publisherPrefix: string,
): readonly MappingFinding[] {
  return rules.flatMap((rule) => judgeRule(rule, rule.column.replace('{prefix}', publisherPrefix), columns) ?? []);
}

function judgeRule(rule: ColumnRule, column: string, columns: OrgColumns): MappingFinding | null {
  const at = { field: rule.field, column };
  const found = columns.get(column);
  const types = TYPES_OF_KIND[rule.kind];
  if (found === undefined) return { ...at, problem: 'column-missing', found: null, expected: types.join(' | ') };
  if (!found.writable) return { ...at, problem: 'column-read-only', found: 'read-only', expected: 'writable' };
  if (!types.includes(found.type)) {
    return { ...at, problem: 'type-mismatch', found: found.type, expected: types.join(' | ') };
  }
  if (found.type !== 'Picklist' || rule.choices === undefined) return null;
  const missing = missingOptions({ choices: rule.choices }, found);
  return missing.length === 0 ? null : { ...at, problem: 'options-missing', found: null, expected: missing.join(', ') };
}
