import type { FitNote, FittedColumn, FittedLead } from './map';
import { NO_CHOICES, type PushChoices } from './push-choices';
import type { ColumnValue, ColumnValues, RemoteLead } from './schema';

export type KeptReason =
  /** A colleague changed it since Hunter last wrote it. */
  | 'changed-in-crm'
  /** Something stands there that Hunter never wrote. */
  | 'not-written-by-hunter';

/** A column in which the value in Dynamics stays, although Hunter has another one. */
export interface KeptColumn {
  readonly column: string;
  readonly reason: KeptReason;
}

export type OwnerNoteCode = 'owner-not-configured' | 'owner-not-found';
export type PlanNote = FitNote | { readonly column: 'ownerid'; readonly code: OwnerNoteCode } | RelinkNote;

/** Why the row is another one than Hunter knew, or what Hunter made of it. */
export const RELINK_NOTE_CODES = [
  'relinked-by-domain',
  'followed-merge',
  'adopted',
  'adopted-newest-of-several',
  'reactivated',
  'key-released',
  'key-not-moved',
] as const;
export type RelinkNoteCode = (typeof RELINK_NOTE_CODES)[number];
export interface RelinkNote {
  readonly column: 'leadid';
  readonly code: RelinkNoteCode;
}

export type BlockedCode =
  | 'lead-closed'
  | 'lead-merged'
  | 'lead-deleted-in-crm'
  | 'existing-customer'
  | 'open-opportunity'
  | 'duplicate-rule';

/**
 * How the row stands to the domain's key: it holds it, it may take it (it has none), or it must not be asked (it carries
 * the key of another domain).
 */
export type KeyHold = 'held' | 'free' | 'other';

/** What Dynamics holds: the row, nothing about this company, nothing under a GUID that Hunter has written before, or the company in another form. */
export type RemoteState =
  | { readonly kind: 'found'; readonly lead: RemoteLead; readonly key: KeyHold }
  | { readonly kind: 'missing' }
  | { readonly kind: 'deleted'; readonly leadId: string }
  | { readonly kind: 'company-known'; readonly code: 'existing-customer' | 'open-opportunity' };

/** What Hunter knows about its earlier writes to this lead. */
export interface PlanBase {
  /** Last value Hunter is sure to have written, per column. */
  readonly written: ColumnValues;
  /** Values sent since then whose answer never came: in Dynamics they are Hunter's own, not a colleague's. */
  readonly sent: Readonly<Record<string, readonly ColumnValue[]>>;
}

export const EMPTY_BASE: PlanBase = { written: {}, sent: {} };

interface MergeResult {
  readonly leadId: string;
  /** Columns on which both sides agree once the plan is carried out: the base of the next merge. */
  readonly agreed: ColumnValues;
  readonly kept: readonly KeptColumn[];
  readonly notes: readonly FitNote[];
}

/** A row at the version that was read. */
export interface RowVersion {
  readonly leadId: string;
  readonly etag: string;
}

export interface CreatePlan {
  readonly action: 'create';
  readonly values: ColumnValues;
  readonly notes: readonly FitNote[];
  /** The closed row that gives up the domain's key first. */
  readonly releasesKeyOf: RowVersion | null;
}

export interface UpdatePlan extends MergeResult {
  readonly action: 'update';
  readonly etag: string;
  readonly values: ColumnValues;
  /** What stood in the written columns before. */
  readonly prior: ColumnValues;
  readonly takesKey: boolean;
  readonly reopens: boolean;
}

export interface NoOpPlan extends MergeResult {
  readonly action: 'no-op';
  /** True when the row is Hunter's own create whose answer was lost. */
  readonly createdEarlier: boolean;
}

export interface BlockedPlan {
  readonly action: 'blocked';
  readonly code: BlockedCode;
  /** The lead that stands in the way; null when it is no lead. */
  readonly leadId: string | null;
}

export type PushPlan = CreatePlan | UpdatePlan | NoOpPlan | BlockedPlan;

/**
 * Decides what a push does to Dynamics. Three-way merge per column: base is the last value Hunter wrote, theirs stands in
 * Dynamics, ours is the lead now. Without a base only empty columns are filled. Pure: the preview and the push ask the same.
 */
export function planPush(
  hunter: FittedLead,
  remote: RemoteState,
  base: PlanBase,
  choices: PushChoices = NO_CHOICES,
): PushPlan {
  switch (remote.kind) {
    case 'deleted':
      return { action: 'blocked', code: 'lead-deleted-in-crm', leadId: remote.leadId };
    case 'company-known':
      return { action: 'blocked', code: remote.code, leadId: null };
    case 'missing':
      return planCreate(hunter, null);
    case 'found':
      return planFound(hunter, remote, base, choices);
  }
}

function planFound(
  hunter: FittedLead,
  remote: Extract<RemoteState, { kind: 'found' }>,
  base: PlanBase,
  choices: PushChoices,
): PushPlan {
  const { lead } = remote;
  if (lead.merged) return { action: 'blocked', code: 'lead-merged', leadId: lead.leadId };
  const takesKey = remote.key === 'free';
  if (lead.open) return planMerge(hunter, lead, base, { takesKey, reopens: false });
  switch (choices.onClosed) {
    case null:
      return { action: 'blocked', code: 'lead-closed', leadId: lead.leadId };
    case 'reactivate':
      return planMerge(hunter, lead, base, { takesKey, reopens: true });
    case 'release-key-and-create':
      return planCreate(hunter, remote.key === 'held' ? { leadId: lead.leadId, etag: lead.etag } : null);
  }
}

function planCreate(hunter: FittedLead, releasesKeyOf: RowVersion | null): CreatePlan {
  return { action: 'create', values: toCreateValues(hunter.columns), notes: hunter.notes, releasesKeyOf };
}

function toCreateValues(columns: readonly FittedColumn[]): ColumnValues {
  return toValues(columns.filter(({ value }) => value !== null));
}

function planMerge(
  hunter: FittedLead,
  remote: RemoteLead,
  base: PlanBase,
  change: Pick<UpdatePlan, 'takesKey' | 'reopens'>,
): UpdatePlan | NoOpPlan {
  const verdicts = hunter.columns.map((column) => ({ column, verdict: judgeColumn(column, remote, base) }));
  const columnsWith = (wanted: Verdict) =>
    verdicts.flatMap(({ column, verdict }) => (verdict === wanted ? [column] : []));
  const toWrite = columnsWith('write');
  const worthwhile = toWrite.some(({ rule }) => rule.time !== true);
  const values = toValues(worthwhile ? toWrite : []);
  const kept = verdicts.flatMap(({ column, verdict }) =>
    isKept(verdict) ? [{ column: column.column, reason: verdict }] : [],
  );
  const merge: MergeResult = {
    leadId: remote.leadId,
    agreed: { ...toValues(columnsWith('same')), ...values },
    kept,
    notes: hunter.notes,
  };
  if (!worthwhile && !change.takesKey && !change.reopens) {
    return { action: 'no-op', createdEarlier: isOwnCreate(hunter, remote, base), ...merge };
  }
  const prior = Object.fromEntries(Object.keys(values).map((column) => [column, theirsOf(remote, column)]));
  return { action: 'update', etag: remote.etag, values, prior, ...change, ...merge };
}

function toValues(columns: readonly FittedColumn[]): ColumnValues {
  return Object.fromEntries(columns.map(({ column, value }) => [column, value]));
}

function theirsOf(remote: RemoteLead, column: string): ColumnValue {
  return remote.values[column] ?? null;
}

function isOwnCreate(hunter: FittedLead, remote: RemoteLead, base: PlanBase): boolean {
  if (Object.keys(base.written).length > 0) return false;
  const sent = hunter.columns.filter(({ column }) => base.sent[column] !== undefined);
  return sent.length > 0 && sent.every((column) => isSentValue(column, theirsOf(remote, column.column), base));
}

type Verdict = 'write' | 'same' | 'leave' | KeptReason;

function isKept(verdict: Verdict): verdict is KeptReason {
  return verdict === 'changed-in-crm' || verdict === 'not-written-by-hunter';
}

function judgeColumn(ours: FittedColumn, remote: RemoteLead, base: PlanBase): Verdict {
  const theirs = theirsOf(remote, ours.column);
  const written = base.written[ours.column];
  if (isSame(ours, ours.value, theirs)) return 'same';
  if (ours.value === null && ours.rule.policy !== 'always') return 'leave';
  if ((written !== undefined && isSame(ours, written, theirs)) || isSentValue(ours, theirs, base)) {
    return ours.rule.policy === 'if-empty' && !isBlank(theirs) ? 'leave' : 'write';
  }
  if (written !== undefined) return 'changed-in-crm';
  // A yes/no column that nobody touched shows its default, so `false` counts as nothing there.
  return isBlank(theirs) || theirs === false ? 'write' : 'not-written-by-hunter';
}

function isSentValue(ours: FittedColumn, theirs: ColumnValue, base: PlanBase): boolean {
  return (base.sent[ours.column] ?? []).some((sent) => isSame(ours, sent, theirs));
}

function isBlank(value: ColumnValue): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/** Whether two values of a column mean the same: empty is empty, line ends and the times in a text do not count. */
export function isSame(column: Pick<FittedColumn, 'rule'>, left: ColumnValue, right: ColumnValue): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    return toComparable(column, left) === toComparable(column, right);
  }
  return left === right || (isBlank(left) && isBlank(right));
}

function toComparable(column: Pick<FittedColumn, 'rule'>, text: string): string {
  if (column.rule.time === true) return String(Date.parse(text));
  const trimmed = text.replaceAll('\r\n', '\n').trimEnd();
  return column.rule.comparable?.(trimmed) ?? trimmed;
}
