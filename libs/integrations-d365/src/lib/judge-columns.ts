import { foldLabel, labelsOf } from './choices';
import type { HunterColumn } from './hunter-columns';
import type { OrgColumn, OrgColumns } from './schema';

export type ColumnProblem = 'missing' | 'type' | 'read-only' | 'length' | 'range' | 'options' | 'date-behavior';

/** How one of Hunter's columns differs from what Hunter needs. */
export interface ColumnFinding {
  readonly column: string;
  readonly problem: ColumnProblem;
  readonly found: string | null;
  readonly expected: string;
}

/** Compares Hunter's columns with those of the organisation. Wider than needed is fine. */
export function judgeColumns(
  wanted: readonly HunterColumn[],
  columns: OrgColumns,
  dateBehaviors: ReadonlyMap<string, string>,
  publisherPrefix: string,
): readonly ColumnFinding[] {
  return wanted.flatMap((spec) => {
    const column = `${publisherPrefix}_${spec.field}`;
    const found = columns.get(column);
    if (found === undefined) return [{ column, problem: 'missing' as const, found: null, expected: spec.type }];
    if (found.type !== spec.type) {
      return [{ column, problem: 'type' as const, found: found.type, expected: spec.type }];
    }
    return judgeDetails(spec, found, dateBehaviors.get(column));
  });
}

function judgeDetails(spec: HunterColumn, found: OrgColumn, dateBehavior: string | undefined): ColumnFinding[] {
  const findings: ColumnFinding[] = [];
  const add = (problem: ColumnProblem, seen: string | null, expected: string) =>
    findings.push({ column: found.name, problem, found: seen, expected });
  if (!found.writable) add('read-only', 'read-only', 'writable');
  if (spec.maxLength !== undefined && found.maxLength !== undefined && found.maxLength < spec.maxLength) {
    add('length', String(found.maxLength), String(spec.maxLength));
  }
  if (isNarrower(spec, found)) add('range', toRange(found), toRange(spec));
  const missing = missingOptions(spec, found);
  if (missing.length > 0) add('options', toOptionText(found), missing.join(', '));
  const wantedBehavior = behaviorOf(spec);
  if (wantedBehavior !== undefined && dateBehavior !== undefined && dateBehavior !== wantedBehavior) {
    add('date-behavior', dateBehavior, wantedBehavior);
  }
  return findings;
}

/** How a date is kept: a day without a clock is `DateOnly`, or a time zone would move it. */
export function behaviorOf(spec: HunterColumn): 'DateOnly' | 'UserLocal' | undefined {
  if (spec.type !== 'DateTime') return undefined;
  return spec.format === 'DateOnly' ? 'DateOnly' : 'UserLocal';
}

function isNarrower(spec: HunterColumn, found: OrgColumn): boolean {
  const tooHigh = spec.min !== undefined && found.min !== undefined && found.min > spec.min;
  const tooLow = spec.max !== undefined && found.max !== undefined && found.max < spec.max;
  return tooHigh || tooLow;
}

function toRange({ min, max }: Pick<OrgColumn, 'min' | 'max'>): string {
  return `${String(min ?? '-∞')}..${String(max ?? '∞')}`;
}

/** Codes of the options that the column does not offer under any of their labels. */
export function missingOptions(spec: Pick<HunterColumn, 'choices'>, found: OrgColumn): readonly string[] {
  const offered = new Set(found.options?.flatMap((option) => option.labels.map(foldLabel)));
  const values = new Set(found.options?.map(({ value }) => value));
  return (spec.choices ?? [])
    .filter((choice) =>
      choice.value === undefined
        ? !labelsOf(choice).some((label) => offered.has(foldLabel(label)))
        : !values.has(choice.value),
    )
    .map(({ code }) => code);
}

const SHOWN_OPTIONS = 12;

function toOptionText({ options = [] }: OrgColumn): string | null {
  const labels = options.slice(0, SHOWN_OPTIONS).map((option) => option.labels[0] ?? String(option.value));
  return options.length === 0 ? null : [...labels, ...(options.length > SHOWN_OPTIONS ? ['…'] : [])].join(', ');
}
