import { findKey } from '../doctor/judge-facts';
import { OWN_COLUMNS, KEY_FIELD, type HunterColumn } from '../hunter-columns';
import { judgeColumns, type ColumnFinding } from '../judge-columns';
import { nameIn } from './definition-body';
import { ROLE_NAME } from './fetch-role';
import { hasFormSection } from './form-section';
import type { OrgPublisher, ProvisionState } from './provision-state';
import { LEAD_VIEWS, type HunterView } from './views';

export const SOLUTION_NAME = 'HunterIntegration';
/** Where the values of Hunter's options start when its publisher is new: this times ten thousand. */
export const OPTION_VALUE_PREFIX = 72_700;

export type ProvisionStep =
  | { readonly kind: 'create-publisher'; readonly target: string }
  | { readonly kind: 'create-solution'; readonly target: string }
  | { readonly kind: 'create-column'; readonly target: string; readonly column: HunterColumn }
  | { readonly kind: 'await-columns'; readonly target: string; readonly columns: readonly string[] }
  | { readonly kind: 'create-key'; readonly target: string }
  | { readonly kind: 'rebuild-key'; readonly target: string; readonly keyName: string }
  | { readonly kind: 'await-key'; readonly target: string }
  | { readonly kind: 'create-role'; readonly target: string }
  | { readonly kind: 'grant-privileges'; readonly target: string }
  | { readonly kind: 'create-view'; readonly target: string; readonly view: HunterView }
  | { readonly kind: 'label-view'; readonly target: string; readonly view: HunterView }
  | { readonly kind: 'add-form-section'; readonly target: string; readonly formId: string }
  | { readonly kind: 'publish'; readonly target: string };

export type ConflictCode = 'publisher-name-taken' | 'solution-of-another' | 'column-differs';

/** Something that provisioning leaves to a person. */
export interface ProvisionConflict {
  readonly code: ConflictCode;
  readonly target: string;
  readonly found: string | null;
  readonly expected: string;
}

export interface ProvisionPlan {
  readonly steps: readonly ProvisionStep[];
  readonly conflicts: readonly ProvisionConflict[];
}

/** Conflicts that make every step pointless: without its publisher nothing can be made. */
const STOPS: ReadonlySet<ConflictCode> = new Set(['publisher-name-taken', 'solution-of-another']);

export function isStopped({ conflicts }: ProvisionPlan): boolean {
  return conflicts.some(({ code }) => STOPS.has(code));
}

/**
 * Decides what is still to be made, in the order in which Dynamics takes it: publisher, solution, columns, key, then what
 * people see of them: role, views, a section on the forms. What is there already is left as it is; a second plan after a complete run has no steps.
 */
export function planProvision(state: ProvisionState, prefix: string): ProvisionPlan {
  const { table, keys } = state;
  const findings = judgeColumns(OWN_COLUMNS, table.columns, table.dateBehaviors, prefix);
  const missing = new Set(findings.filter(({ problem }) => problem === 'missing').map(({ column }) => column));
  const owner = planOwner(state, prefix);
  const columns = OWN_COLUMNS.filter(({ field }) => missing.has(`${prefix}_${field}`)).map(
    (column): ProvisionStep => ({ kind: 'create-column', target: `${prefix}_${column.field}`, column }),
  );
  const names = columns.map(({ target }) => target);
  const spread: readonly ProvisionStep[] =
    names.length === 0 ? [] : [{ kind: 'await-columns', target: String(names.length), columns: names }];
  const conflicts = [...owner.conflicts, ...findings.filter(({ problem }) => problem !== 'missing').map(toConflict)];
  const key = findKey(keys, `${prefix}_${KEY_FIELD}`);
  const visible = [...planRole(state), ...planViewsAndForms(state, prefix)];
  return { steps: [...owner.steps, ...columns, ...spread, ...planKey(key, prefix), ...visible], conflicts };
}

function planRole({ role }: ProvisionState): readonly ProvisionStep[] {
  const creation: readonly ProvisionStep[] = role.id === null ? [{ kind: 'create-role', target: ROLE_NAME }] : [];
  if (role.missing.length === 0) return creation;
  return [...creation, { kind: 'grant-privileges', target: role.missing.map(({ name }) => name).join(', ') }];
}

/** Changed forms and translated names are seen only once they are published. */
function planViewsAndForms({ views, forms, languages }: ProvisionState, prefix: string): readonly ProvisionStep[] {
  const target = (view: HunterView) => nameIn(view.name, languages[0] ?? 0);
  const creations = LEAD_VIEWS.filter(({ key }) => !views.has(key)).map(
    (view): ProvisionStep => ({ kind: 'create-view', target: target(view), view }),
  );
  const isLabelled = ({ key }: HunterView) => {
    const named = views.get(key)?.languages ?? languages.slice(0, 1);
    return languages.every((lcid) => named.includes(lcid));
  };
  const labels = LEAD_VIEWS.filter((view) => !isLabelled(view)).map(
    (view): ProvisionStep => ({ kind: 'label-view', target: target(view), view }),
  );
  const sections = forms
    .filter(({ xml }) => hasFormSection(xml, prefix) === false)
    .map(({ id, name }): ProvisionStep => ({ kind: 'add-form-section', target: name, formId: id }));
  const unseen = [...labels, ...sections];
  const publishing: readonly ProvisionStep[] = unseen.length === 0 ? [] : [{ kind: 'publish', target: 'lead' }];
  return [...creations, ...unseen, ...publishing];
}

function planOwner(state: ProvisionState, prefix: string): ProvisionPlan {
  const publisher = state.publishers.find((candidate) => candidate.prefix === prefix);
  const conflicts: ProvisionConflict[] = [];
  const named = state.publishers.find(({ uniqueName }) => uniqueName === prefix);
  if (publisher === undefined && named !== undefined) {
    conflicts.push({ code: 'publisher-name-taken', target: prefix, found: named.prefix, expected: prefix });
  }
  if (state.solution !== null && state.solution.publisherId !== publisher?.id) {
    conflicts.push({
      code: 'solution-of-another',
      target: SOLUTION_NAME,
      found: nameOf(state.publishers, state.solution.publisherId),
      expected: prefix,
    });
  }
  const steps: ProvisionStep[] = [];
  if (publisher === undefined) steps.push({ kind: 'create-publisher', target: prefix });
  if (state.solution === null) steps.push({ kind: 'create-solution', target: SOLUTION_NAME });
  return { steps, conflicts };
}

function nameOf(publishers: readonly OrgPublisher[], id: string | null): string | null {
  return publishers.find((publisher) => publisher.id === id)?.uniqueName ?? null;
}

function toConflict({ column, problem, found, expected }: ColumnFinding): ProvisionConflict {
  return { code: 'column-differs', target: `${column} ${problem}`, found, expected };
}

function planKey(key: ReturnType<typeof findKey>, prefix: string): readonly ProvisionStep[] {
  const target = `${prefix}_${KEY_FIELD}`;
  const wait: ProvisionStep = { kind: 'await-key', target };
  if (key === undefined) return [{ kind: 'create-key', target }, wait];
  if (key.state === 'Active') return [];
  return key.state === 'Failed' ? [{ kind: 'rebuild-key', target, keyName: key.logicalName }, wait] : [wait];
}
