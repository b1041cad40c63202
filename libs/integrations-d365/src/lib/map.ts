import { createHash } from 'node:crypto';
import { foldLabel } from './choices';
import { COLUMN_RULES, MAPPING_VERSION, type ColumnRule, type MappedValue } from './column-rules';
import type { LeadForPush } from './lead-source.port';
import type { ColumnValue, OrgColumn, OrgColumns } from './schema';
import { toWritableText } from './to-writable-text';

/** One column of the lead, before the organisation's lengths and options are known. */
export interface MappedColumn {
  readonly column: string;
  readonly rule: ColumnRule;
  readonly value: MappedValue;
}

/** One column as this organisation can hold it. */
export interface FittedColumn {
  readonly column: string;
  readonly rule: ColumnRule;
  readonly value: ColumnValue;
}

export type FitNoteCode =
  | 'column-missing'
  | 'column-read-only'
  | 'truncated'
  | 'option-unmapped'
  | 'number-out-of-range'
  | 'type-mismatch';

/** Something about one column that the rep should know; the lead itself goes through. */
export interface FitNote {
  readonly column: string;
  readonly code: FitNoteCode;
  /** The length or range that did not fit. */
  readonly limit?: number;
}

export interface FittedLead {
  readonly columns: readonly FittedColumn[];
  readonly notes: readonly FitNote[];
}

/** Maps a lead to columns. Pure: the same lead gives the same columns. */
export function mapLead(
  lead: LeadForPush,
  publisherPrefix: string,
  rules: readonly ColumnRule[] = COLUMN_RULES,
): readonly MappedColumn[] {
  return rules.map((rule) => ({
    column: rule.column.replace('{prefix}', publisherPrefix),
    rule,
    value: rule.read(lead),
  }));
}

/** Digest of what would be written, times left out: equal to the last success means that there is nothing to send. */
export function payloadHash(domain: string, columns: readonly MappedColumn[]): string {
  const content = columns
    .filter(({ rule }) => rule.time !== true)
    .map(({ column, rule, value }) => [
      column,
      typeof value === 'string' && rule.comparable !== undefined ? rule.comparable(value) : value,
    ]);
  return createHash('sha256')
    .update(JSON.stringify([MAPPING_VERSION, domain, content]))
    .digest('hex');
}

/** Fits the mapped columns into the organisation's lead table. What does not fit is named, never sent and never dropped in silence. */
export function fitToOrg(columns: readonly MappedColumn[], org: OrgColumns): FittedLead {
  const fitted: FittedColumn[] = [];
  const notes: FitNote[] = [];
  for (const { column, rule, value } of columns) {
    const target = org.get(column);
    if (target === undefined) {
      notes.push({ column, code: 'column-missing' });
      continue;
    }
    if (!target.writable) {
      notes.push({ column, code: 'column-read-only' });
      continue;
    }
    const fit = fitValue(value, target);
    if (fit.note !== undefined) notes.push({ column, ...fit.note });
    if (fit.value !== undefined) fitted.push({ column, rule, value: fit.value });
  }
  return { columns: fitted, notes };
}

interface Fit {
  /** Undefined: the column is left alone. */
  readonly value?: ColumnValue;
  readonly note?: Omit<FitNote, 'column'>;
}

function fitValue(value: MappedValue, target: OrgColumn): Fit {
  if (value === null) return { value: null };
  switch (target.type) {
    case 'Picklist':
      return fitChoice(value, target);
    case 'Integer':
      return fitInteger(value, target);
    case 'Boolean':
      return typeof value === 'boolean' ? { value } : mismatch();
    case 'DateTime':
      return typeof value === 'string' && isPointInTime(value) ? { value } : mismatch();
    case 'String':
    case 'Memo':
      return fitText(value, target);
    default:
      return mismatch();
  }
}

function mismatch(): Fit {
  return { note: { code: 'type-mismatch' } };
}

function fitChoice(value: Exclude<MappedValue, null>, target: OrgColumn): Fit {
  const wanted = typeof value === 'object' ? value.labels : [String(value)];
  const names = new Set(wanted.map(foldLabel));
  const number = typeof value === 'object' ? value.value : undefined;
  const option = target.options?.find((candidate) =>
    number === undefined ? candidate.labels.some((label) => names.has(foldLabel(label))) : candidate.value === number,
  );
  return option === undefined ? { note: { code: 'option-unmapped' } } : { value: option.value };
}

function fitInteger(value: Exclude<MappedValue, null>, target: OrgColumn): Fit {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) return mismatch();
  if (target.min !== undefined && number < target.min)
    return { note: { code: 'number-out-of-range', limit: target.min } };
  if (target.max !== undefined && number > target.max)
    return { note: { code: 'number-out-of-range', limit: target.max } };
  return { value: number };
}

const DAY_OR_INSTANT = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/;

function isPointInTime(text: string): boolean {
  return DAY_OR_INSTANT.test(text) && !Number.isNaN(Date.parse(text));
}

const MARK = '…';

function fitText(value: Exclude<MappedValue, null>, target: OrgColumn): Fit {
  if (typeof value === 'boolean') return mismatch();
  const text = toWritableText(typeof value === 'object' ? (value.labels[0] ?? '') : String(value));
  // An empty text comes back as null, and would look like a colleague's edit.
  if (text === '') return { value: null };
  const limit = target.maxLength;
  if (limit === undefined || text.length <= limit) return { value: text };
  return { value: truncate(text, limit), note: { code: 'truncated', limit } };
}

/** Cuts to `limit` UTF-16 units, the mark included, and never through a surrogate pair. */
function truncate(text: string, limit: number): string {
  const kept = text.slice(0, Math.max(0, limit - MARK.length));
  const whole = /[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept;
  return limit < MARK.length ? '' : `${whole}${MARK}`;
}
