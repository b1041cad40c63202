import type { KeptReason } from './plan';
import type { PlannedLead } from './push-lead';
import type { ColumnValue, OrgColumns } from './schema';

/** One column in which the push would write, or would write if a colleague had not been there first. */
export interface FieldDiff {
  readonly column: string;
  readonly effect: 'write' | 'keep';
  /** Why Dynamics' value stays; null when Hunter's is written. */
  readonly keptBecause: KeptReason | null;
  readonly hunter: ColumnValue;
  readonly dynamics: ColumnValue;
  /** Last value that Hunter wrote here; null when it never did. */
  readonly lastWritten: ColumnValue;
}

/** The fields of a planned push, choices by their label. Columns that agree and columns that Hunter leaves alone are not in it. */
export function diffFields({ hunter, located, plan, base }: PlannedLead, org: OrgColumns): readonly FieldDiff[] {
  if (plan.action === 'blocked') return [];
  const theirs = plan.action !== 'create' && located.state.kind === 'found' ? located.state.lead.values : {};
  const written = plan.action === 'no-op' ? {} : plan.values;
  const kept = new Map(
    plan.action === 'create' ? [] : plan.kept.map(({ column, reason }) => [column, reason] as const),
  );
  return hunter.columns.flatMap(({ column, value }): FieldDiff[] => {
    const keptBecause = kept.get(column) ?? null;
    if (keptBecause === null && !(column in written)) return [];
    const show = (shown: ColumnValue | undefined) => toShown(column, shown ?? null, org);
    return [
      {
        column,
        effect: keptBecause === null ? 'write' : 'keep',
        keptBecause,
        hunter: show(value),
        dynamics: show(theirs[column]),
        lastWritten: show(base.written[column]),
      },
    ];
  });
}

function toShown(column: string, value: ColumnValue, org: OrgColumns): ColumnValue {
  const option = org.get(column)?.options?.find((candidate) => candidate.value === value);
  return option?.labels[0] ?? value;
}
