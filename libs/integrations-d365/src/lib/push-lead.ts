import type { D365Client, OwnerBinding } from './client';
import { D365Error, toD365Failure } from './d365-failure';
import { fitToOrg, type FittedLead, type MappedColumn } from './map';
import type { OrgDirectory } from './org-directory';
import { planPush, type BlockedCode, type KeptColumn, type PlanBase, type PlanNote, type RemoteState } from './plan';
import type { ColumnValues } from './schema';
import type { PushOutcome } from './sync-status';

export interface PushLeadRequest {
  readonly domain: string;
  readonly columns: readonly MappedColumn[];
  /** GUID in Dynamics, when Hunter knows it. */
  readonly knownLeadId: string | null;
  readonly base: PlanBase;
  /** Entra object id of the person who pushed. */
  readonly ownerObjectId: string | null;
}

export interface PushLeadPorts {
  readonly client: Pick<D365Client, 'fetchLeadById' | 'fetchLeadByKey' | 'createLead' | 'updateLead'>;
  readonly directory: Pick<OrgDirectory, 'columns' | 'findOwner'>;
  /** Notes down what is about to be sent. Throws when this worker no longer holds the job; then nothing is sent. */
  readonly beforeWrite: (values: ColumnValues) => Promise<void>;
  readonly signal?: AbortSignal;
}

export type PushLeadResult =
  | {
      readonly kind: 'done';
      readonly outcome: PushOutcome;
      readonly leadId: string;
      readonly agreed: ColumnValues;
      readonly prior: ColumnValues;
      readonly kept: readonly KeptColumn[];
      readonly notes: readonly PlanNote[];
      readonly requestId: string | null;
    }
  | { readonly kind: 'blocked'; readonly code: BlockedCode; readonly leadId: string };

/** A row that keeps changing under our hands is left for a later attempt. */
const MAX_ROUNDS = 3;

/**
 * Pushes one lead: locate the row, plan, carry the plan out. A lost race or a stale row version means reading again and
 * planning anew, so nothing is written on top of what was not read.
 * @throws D365Error for everything that the job's retry policy has to judge.
 */
export async function pushLead(request: PushLeadRequest, ports: PushLeadPorts): Promise<PushLeadResult> {
  const hunter = fitToOrg(request.columns, await ports.directory.columns());
  let lastConflict: D365Error | null = null;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const located = await locate(request, hunter, ports);
    try {
      return await carryOut(request, hunter, located, ports);
    } catch (error) {
      if (!(error instanceof D365Error) || error.failure.kind !== 'conflict') throw error;
      lastConflict = error;
    }
  }
  throw lastConflict ?? new D365Error(toD365Failure('unexpected'));
}

interface Located {
  readonly state: RemoteState;
  readonly notes: readonly PlanNote[];
}

async function locate(request: PushLeadRequest, hunter: FittedLead, ports: PushLeadPorts): Promise<Located> {
  const { client, signal } = ports;
  const columns = hunter.columns.map(({ column }) => column);
  const { knownLeadId } = request;
  if (knownLeadId !== null) {
    const known = await client.fetchLeadById(knownLeadId, columns, signal);
    if (known !== null) return { state: { kind: 'found', lead: known }, notes: [] };
  }
  const keyed = await client.fetchLeadByKey(request.domain, columns, signal);
  if (keyed === null) {
    return { state: knownLeadId === null ? { kind: 'missing' } : { kind: 'deleted', leadId: knownLeadId }, notes: [] };
  }
  const notes: readonly PlanNote[] = knownLeadId === null ? [] : [{ column: 'leadid', code: 'relinked-by-domain' }];
  return { state: { kind: 'found', lead: keyed }, notes };
}

async function carryOut(
  request: PushLeadRequest,
  hunter: FittedLead,
  located: Located,
  ports: PushLeadPorts,
): Promise<PushLeadResult> {
  // A row found in place of the known one has none of Hunter's history.
  const relinked = located.notes.length > 0;
  const plan = planPush(hunter, located.state, relinked ? { ...request.base, written: {} } : request.base);
  switch (plan.action) {
    case 'blocked':
      return { kind: 'blocked', code: plan.code, leadId: plan.leadId };
    case 'create':
      return create(request, plan.values, plan.notes, ports);
    case 'no-op': {
      const outcome = plan.createdEarlier ? 'created' : 'no-op';
      const { leadId, agreed, kept } = plan;
      return {
        kind: 'done',
        outcome,
        leadId,
        agreed,
        prior: {},
        kept,
        notes: [...located.notes, ...plan.notes],
        requestId: null,
      };
    }
    case 'update': {
      await ports.beforeWrite(plan.values);
      const receipt = await ports.client.updateLead(plan.leadId, plan.etag, plan.values, ports.signal);
      const { leadId, agreed, prior, kept } = plan;
      const notes = [...located.notes, ...plan.notes];
      return { kind: 'done', outcome: 'updated', leadId, agreed, prior, kept, notes, requestId: receipt.requestId };
    }
  }
}

async function create(
  request: PushLeadRequest,
  values: ColumnValues,
  notes: readonly PlanNote[],
  ports: PushLeadPorts,
): Promise<PushLeadResult> {
  const owner = await ports.directory.findOwner(request.ownerObjectId);
  const binding: OwnerBinding | null = owner.binding;
  await ports.beforeWrite(values);
  const receipt = await ports.client.createLead(request.domain, values, binding, ports.signal);
  return {
    kind: 'done',
    outcome: 'created',
    leadId: receipt.leadId,
    agreed: values,
    prior: {},
    kept: [],
    notes: owner.binding === null ? [...notes, { column: 'ownerid', code: owner.code }] : notes,
    requestId: receipt.requestId,
  };
}
