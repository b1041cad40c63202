import type { D365Client, OwnerBinding, RowChange } from './client';
import { D365Error, toD365Failure } from './d365-failure';
import { fetchDuplicates } from './fetch-duplicates';
import { locateLead, toBaseOf, type Located, type LocatePorts } from './locate-lead';
import { fitToOrg, type FittedLead, type MappedColumn } from './map';
import type { MatchedRow } from './matched-row';
import type { OrgDirectory } from './org-directory';
import {
  planPush,
  type BlockedCode,
  type CreatePlan,
  type KeptColumn,
  type PlanBase,
  type PlanNote,
  type PushPlan,
  type RowVersion,
  type UpdatePlan,
} from './plan';
import type { PushChoices } from './push-choices';
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
  readonly choices: PushChoices;
}

export interface PlanLeadPorts {
  readonly client: Pick<D365Client, 'fetchLeadById' | 'fetchLeadByKey'>;
  readonly directory: Pick<OrgDirectory, 'columns'>;
  readonly findCompany: LocatePorts['findCompany'];
  readonly signal?: AbortSignal;
}

/** Values about to be sent and what stands in their place. */
export interface WriteIntent {
  readonly values: ColumnValues;
  readonly prior: ColumnValues;
  readonly creates: boolean;
}

export interface PushLeadPorts extends PlanLeadPorts {
  readonly client: Pick<D365Client, 'fetchLeadById' | 'fetchLeadByKey' | 'createLead' | 'updateLead' | 'fetchRows'>;
  readonly directory: Pick<OrgDirectory, 'columns' | 'findOwner'>;
  /** Notes down what is about to be sent. Throws when this worker no longer holds the job; then nothing is sent. */
  readonly beforeWrite: (intent: WriteIntent) => Promise<void>;
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
  | {
      readonly kind: 'blocked';
      readonly code: BlockedCode;
      readonly leadId: string | null;
      readonly matches: readonly MatchedRow[];
    };

/** What a push would do, and what it saw. */
export interface PlannedLead {
  readonly hunter: FittedLead;
  readonly located: Located;
  readonly plan: PushPlan;
  readonly base: PlanBase;
}

/** A row that keeps changing under our hands is left for a later attempt. */
const MAX_ROUNDS = 3;

/**
 * Plans the push of one lead without writing: locate the row, compare, decide. The preview stops here and the push goes on
 * from here, so a prediction is a plan.
 * @throws D365Error when Dynamics cannot be read
 */
export async function planLead(
  request: PushLeadRequest,
  ports: PlanLeadPorts,
  prefersKey = false,
): Promise<PlannedLead> {
  const hunter = fitToOrg(request.columns, await ports.directory.columns());
  const located = await locateLead(
    {
      domain: request.domain,
      columns: hunter.columns.map(({ column }) => column),
      knownLeadId: request.knownLeadId,
      choices: request.choices,
      prefersKey,
    },
    ports,
  );
  const base = toBaseOf(located, request.base);
  return { hunter, located, base, plan: planPush(hunter, located.state, base, request.choices) };
}

/**
 * Pushes one lead: plan, then carry the plan out. A lost race or a stale row version means reading again and planning
 * anew, so nothing is written on top of what was not read; a key that another row holds means going to that row.
 * @throws D365Error for everything that the job's retry policy has to judge.
 */
export async function pushLead(request: PushLeadRequest, ports: PushLeadPorts): Promise<PushLeadResult> {
  let lastConflict: D365Error | null = null;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const planned = await planLead(request, ports, lastConflict?.failure.code === 'key-taken');
    try {
      return await carryOut(request, planned, ports);
    } catch (error) {
      if (!(error instanceof D365Error) || error.failure.kind !== 'conflict') throw error;
      lastConflict = error;
    }
  }
  throw lastConflict ?? new D365Error(toD365Failure('unexpected'));
}

/** Does what the plan says. @throws D365Error of the kind `conflict` when the row is no longer what was planned for */
export async function carryOut(
  request: PushLeadRequest,
  { located, plan }: PlannedLead,
  ports: PushLeadPorts,
): Promise<PushLeadResult> {
  switch (plan.action) {
    case 'blocked':
      return { kind: 'blocked', code: plan.code, leadId: plan.leadId, matches: located.matches };
    case 'create':
      return create(request, plan, ports);
    case 'no-op': {
      const { leadId, agreed, kept } = plan;
      const outcome = plan.createdEarlier ? 'created' : 'no-op';
      const notes = [...located.notes, ...plan.notes];
      return { kind: 'done', outcome, leadId, agreed, prior: {}, kept, notes, requestId: null };
    }
    case 'update':
      return update(request, plan, located, ports);
  }
}

async function update(
  request: PushLeadRequest,
  plan: UpdatePlan,
  located: Located,
  ports: PushLeadPorts,
): Promise<PushLeadResult> {
  const { leadId, agreed, prior, kept } = plan;
  await ports.beforeWrite({ values: plan.values, prior, creates: false });
  const keyIsFree = located.keyHolder === null || (await releaseKey(located.keyHolder, ports));
  const change: RowChange = {
    ...(plan.takesKey && keyIsFree ? { key: request.domain } : {}),
    ...(plan.reopens ? { reopen: true } : {}),
  };
  const receipt = await ports.client.updateLead(leadId, plan.etag, plan.values, ports.signal, change);
  const notes: PlanNote[] = [...located.notes, ...plan.notes];
  if (plan.reopens) notes.push({ column: 'leadid', code: 'reactivated' });
  if (!keyIsFree) notes.push({ column: 'leadid', code: 'key-not-moved' });
  return { kind: 'done', outcome: 'updated', leadId, agreed, prior, kept, notes, requestId: receipt.requestId };
}

/** False when the organisation lets nobody change a row that was merged away: the survivor is then known by its GUID only. */
async function releaseKey(row: RowVersion, ports: PushLeadPorts): Promise<boolean> {
  try {
    await ports.client.updateLead(row.leadId, row.etag, {}, ports.signal, { key: null });
    return true;
  } catch (error) {
    if (error instanceof D365Error && error.failure.code === 'lead-closed') return false;
    throw error;
  }
}

async function create(request: PushLeadRequest, plan: CreatePlan, ports: PushLeadPorts): Promise<PushLeadResult> {
  const { values } = plan;
  const owner = await ports.directory.findOwner(request.ownerObjectId);
  const binding: OwnerBinding | null = owner.binding;
  await ports.beforeWrite({ values, prior: {}, creates: true });
  if (plan.releasesKeyOf !== null) {
    const { leadId, etag } = plan.releasesKeyOf;
    await ports.client.updateLead(leadId, etag, {}, ports.signal, { key: null });
  }
  const notes: PlanNote[] = [...plan.notes];
  if (owner.binding === null) notes.push({ column: 'ownerid', code: owner.code });
  if (plan.releasesKeyOf !== null) notes.push({ column: 'leadid', code: 'key-released' });
  try {
    const ignoreDuplicateRules = request.choices.override.includes('duplicate-rule');
    const receipt = await ports.client.createLead(request.domain, values, binding, ports.signal, {
      ignoreDuplicateRules,
    });
    const { leadId, requestId } = receipt;
    return { kind: 'done', outcome: 'created', leadId, agreed: values, prior: {}, kept: [], notes, requestId };
  } catch (error) {
    if (!(error instanceof D365Error) || error.failure.code !== 'duplicate-rule') throw error;
    const matches = await fetchDuplicates(values, ports.client, ports.signal);
    return { kind: 'blocked', code: 'duplicate-rule', leadId: null, matches };
  }
}
