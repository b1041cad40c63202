import type { D365Client } from './client';
import { COLUMN_RULES, type ColumnRule } from './column-rules';
import { D365Error, toD365Failure } from './d365-failure';
import { isSame, type BlockedCode, type KeptColumn } from './plan';
import type { WriteIntent } from './push-lead';
import type { ColumnValue, RemoteLead } from './schema';
import type { WriteChanges } from './write-changes';

export interface UndoPushRequest {
  /** The row that was written to. */
  readonly leadId: string;
  readonly changes: WriteChanges;
  readonly publisherPrefix: string;
  /** The mapping in use; the default one when it is not given. */
  readonly rules?: readonly ColumnRule[];
}

export interface UndoPushPorts {
  readonly client: Pick<D365Client, 'fetchLeadById' | 'updateLead'>;
  readonly beforeWrite: (intent: WriteIntent) => Promise<void>;
  readonly signal?: AbortSignal;
}

export interface UndoPlan {
  /** Columns to put back, with what stood there before. */
  readonly values: Readonly<Record<string, ColumnValue>>;
  /** What the push wrote and the undo replaces. */
  readonly prior: Readonly<Record<string, ColumnValue>>;
  /** Columns that already hold what stood there before. */
  readonly restored: Readonly<Record<string, ColumnValue>>;
  readonly kept: readonly KeptColumn[];
}

export type UndoPushResult =
  | {
      readonly kind: 'done';
      readonly outcome: 'restored' | 'no-op';
      readonly plan: UndoPlan;
      readonly requestId: string | null;
    }
  | {
      readonly kind: 'blocked';
      readonly code: Extract<BlockedCode, 'lead-closed' | 'lead-merged' | 'lead-deleted-in-crm'>;
    };

const MAX_ROUNDS = 3;

/**
 * Decides which columns go back to what they held before a push. A column that holds something else by now was changed
 * since and stays. What came with the creation of the row has nothing before it and is no part of an undo.
 */
export function planUndo(
  row: RemoteLead,
  changes: WriteChanges,
  publisherPrefix: string,
  columnRules: readonly ColumnRule[] = COLUMN_RULES,
): UndoPlan {
  const rules = new Map(columnRules.map((rule) => [rule.column.replace('{prefix}', publisherPrefix), rule]));
  const values: Record<string, ColumnValue> = {};
  const prior: Record<string, ColumnValue> = {};
  const restored: Record<string, ColumnValue> = {};
  const kept: KeptColumn[] = [];
  for (const [column, change] of Object.entries(changes)) {
    if (change.created === true) continue;
    const theirs = row.values[column] ?? null;
    const rule = rules.get(column) ?? unknownRule(column);
    if (isSame({ rule }, theirs, change.prior)) restored[column] = change.prior;
    else if (!isSame({ rule }, theirs, change.value)) kept.push({ column, reason: 'changed-in-crm' });
    else {
      values[column] = change.prior;
      prior[column] = theirs;
    }
  }
  return { values, prior, restored, kept };
}

/** Columns that an undo of this job would look at. */
export function undoableColumns(changes: WriteChanges): readonly string[] {
  return Object.entries(changes).flatMap(([column, change]) => (change.created === true ? [] : [column]));
}

/**
 * Takes a push back: reads the row, puts back what is still as the push left it, under the version that was read. A row
 * that was created stays: taking it away is a decision about a customer, and the integration has no right to delete.
 * @throws D365Error for everything that the job's retry policy has to judge
 */
export async function undoPush(request: UndoPushRequest, ports: UndoPushPorts): Promise<UndoPushResult> {
  const columns = undoableColumns(request.changes);
  let lastConflict: D365Error | null = null;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const row = await ports.client.fetchLeadById(request.leadId, columns, ports.signal);
    if (row === null) return { kind: 'blocked', code: 'lead-deleted-in-crm' };
    if (row.merged) return { kind: 'blocked', code: 'lead-merged' };
    if (!row.open) return { kind: 'blocked', code: 'lead-closed' };
    const plan = planUndo(row, request.changes, request.publisherPrefix, request.rules);
    try {
      return await carryOut(row, plan, ports);
    } catch (error) {
      if (!(error instanceof D365Error) || error.failure.kind !== 'conflict') throw error;
      lastConflict = error;
    }
  }
  throw lastConflict ?? new D365Error(toD365Failure('unexpected'));
}

async function carryOut(row: RemoteLead, plan: UndoPlan, ports: UndoPushPorts): Promise<UndoPushResult> {
  if (Object.keys(plan.values).length === 0) {
    const outcome = Object.keys(plan.restored).length > 0 ? 'restored' : 'no-op';
    return { kind: 'done', outcome, plan, requestId: null };
  }
  await ports.beforeWrite({ values: plan.values, prior: plan.prior, creates: false });
  const receipt = await ports.client.updateLead(row.leadId, row.etag, plan.values, ports.signal);
  return { kind: 'done', outcome: 'restored', plan, requestId: receipt.requestId };
}

/** A column of an older mapping compares by its plain value. */
function unknownRule(column: string): ColumnRule {
  return { field: column, column, policy: 'never-null', kind: 'text', read: () => null };
}
