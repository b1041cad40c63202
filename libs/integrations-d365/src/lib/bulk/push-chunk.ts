import type { D365Client } from '../client';
import { D365Error, type D365Failure } from '../d365-failure';
import type { OrgDirectory } from '../org-directory';
import type { PlanNote } from '../plan';
import {
  carryOut,
  planLead,
  pushLead,
  type PlannedLead,
  type PushLeadPorts,
  type PushLeadRequest,
  type PushLeadResult,
  type WriteIntent,
} from '../push-lead';
import { createRows, upsertRows, type SentRow } from './bulk-messages';
import { LeadBatchReader } from './lead-batch-reader';
import { sendBisected, type TargetOutcome } from './send-bisected';

export interface ChunkItem {
  readonly id: string;
  readonly request: PushLeadRequest;
}

export type ChunkResult =
  | { readonly kind: 'result'; readonly result: PushLeadResult }
  | { readonly kind: 'failed'; readonly failure: D365Failure };

export interface PushChunkPorts {
  readonly client: PushLeadPorts['client'] & Pick<D365Client, 'sendBulkMessage'>;
  readonly directory: Pick<OrgDirectory, 'columns' | 'findOwner'>;
  readonly findCompany: PushLeadPorts['findCompany'];
  /** Notes down what is about to be sent and gives the ids that this worker still holds: only those are sent. */
  readonly beforeWrite: (intents: ReadonlyMap<string, WriteIntent>) => Promise<ReadonlySet<string>>;
  /** The same for one row; throws when the job is no longer held. */
  readonly beforeSingleWrite: (id: string, intent: WriteIntent) => Promise<void>;
  readonly signal: AbortSignal;
}

export interface PushChunkSettings {
  readonly publisherPrefix: string;
  readonly keyColumn: string;
  /** False when the organisation's duplicate rules must be asked: only a single create can do that. */
  readonly createsInBulk: boolean;
}

interface Planned extends ChunkItem {
  readonly planned: PlannedLead;
}

/**
 * Pushes many leads with few requests, each with the outcome that it would have had alone. Rows are read and planned as in
 * the single path; new ones go out together, columns of Hunter's own in rows that exist go out together, and everything
 * that must not pass over a colleague's edit goes out alone with `If-Match`.
 */
export async function pushChunk(
  items: readonly ChunkItem[],
  ports: PushChunkPorts,
  settings: PushChunkSettings,
): Promise<ReadonlyMap<string, ChunkResult>> {
  return new ChunkPush(ports, settings).push(items);
}

class ChunkPush {
  private readonly results = new Map<string, ChunkResult>();
  private readonly reader: LeadBatchReader;

  constructor(
    private readonly ports: PushChunkPorts,
    private readonly settings: PushChunkSettings,
  ) {
    this.reader = new LeadBatchReader(ports.client, settings.keyColumn, ports.signal);
  }

  async push(items: readonly ChunkItem[]): Promise<ReadonlyMap<string, ChunkResult>> {
    const planned = (await Promise.all(items.map((item) => this.plan(item)))).flatMap((one) => one ?? []);
    const domains = new Set<string>();
    const groups: Record<'create' | 'upsert' | 'alone', Planned[]> = { create: [], upsert: [], alone: [] };
    for (const one of planned) {
      // One key twice in a message spoils it.
      const isFirst = !domains.has(one.request.domain);
      domains.add(one.request.domain);
      groups[isFirst ? this.routeOf(one) : 'alone'].push(one);
    }
    await this.create(groups.create);
    await this.upsert(groups.upsert);
    await Promise.all(groups.alone.map((one) => this.finishAlone(one)));
    return this.results;
  }

  private async plan(item: ChunkItem): Promise<Planned | null> {
    try {
      const { directory, findCompany, signal } = this.ports;
      const planned = await planLead(item.request, { client: this.reader, directory, findCompany, signal });
      return { ...item, planned };
    } catch (error) {
      this.fail(item.id, error);
      return null;
    }
  }

  private routeOf({ planned: { plan, located } }: Planned): 'create' | 'upsert' | 'alone' {
    if (plan.action === 'create') {
      return this.settings.createsInBulk && plan.releasesKeyOf === null ? 'create' : 'alone';
    }
    if (plan.action !== 'update' || plan.takesKey || plan.reopens || located.keyHolder !== null) return 'alone';
    // A row that was found by its GUID only is not the one under the key.
    const holdsKey = located.state.kind === 'found' && located.state.key === 'held';
    const ownColumns = Object.keys(plan.values).every((column) =>
      column.startsWith(`${this.settings.publisherPrefix}_`),
    );
    return holdsKey && ownColumns ? 'upsert' : 'alone';
  }

  private async create(group: readonly Planned[]): Promise<void> {
    const held = await this.noteIntents(group);
    const owners = new Map(
      await Promise.all(
        held.map(async (one) => [one, await this.ports.directory.findOwner(one.request.ownerObjectId)] as const),
      ),
    );
    const outcomes = await sendBisected(held, (targets) =>
      createRows(
        targets.map((one) => ({
          domain: one.request.domain,
          values: valuesOf(one),
          owner: owners.get(one)?.binding ?? null,
        })),
        this.settings.keyColumn,
        this.ports.client,
        this.ports.signal,
      ),
    );
    await this.settle(outcomes, (one, { leadId }) => {
      const owner = owners.get(one);
      const notes: PlanNote[] = [...one.planned.hunter.notes];
      if (owner?.binding === null) notes.push({ column: 'ownerid', code: owner.code });
      return { kind: 'done', outcome: 'created', leadId, agreed: valuesOf(one), prior: {}, kept: [], notes };
    });
  }

  private async upsert(group: readonly Planned[]): Promise<void> {
    const held = await this.noteIntents(group);
    const outcomes = await sendBisected(held, async (targets) => {
      const rows = targets.map((one) => ({ domain: one.request.domain, values: valuesOf(one) }));
      return upsertRows(rows, this.settings.keyColumn, this.ports.client, this.ports.signal);
    });
    await this.settle(await this.onlyTheRowsThatWereRead(outcomes), ({ planned: { plan, located } }) => {
      if (plan.action !== 'update') throw new Error('only updates are upserted');
      const { leadId, agreed, prior, kept } = plan;
      return {
        kind: 'done',
        outcome: 'updated',
        leadId,
        agreed,
        prior,
        kept,
        notes: [...located.notes, ...plan.notes],
      };
    });
  }

  /**
   * The message does not tell a created row from an updated one: a row that was deleted meanwhile comes back as a new one.
   * Nobody may take that for an update, so it is blocked as the deleted lead that it is, with the new row named.
   */
  private async onlyTheRowsThatWereRead(
    outcomes: ReadonlyMap<Planned, TargetOutcome<SentRow>>,
  ): Promise<ReadonlyMap<Planned, TargetOutcome<SentRow>>> {
    const checked = [...outcomes].map(async ([one, outcome]): Promise<readonly [Planned, TargetOutcome<SentRow>][]> => {
      if (outcome.kind !== 'sent') return [[one, outcome]];
      try {
        const row = await this.reader.fetchLeadByKey(one.request.domain, []);
        const readId = leadIdOf(one);
        if (row?.leadId === readId) return [[one, outcome]];
        if (readId !== null && (await this.reader.fetchLeadById(readId, [])) !== null) {
          return [[one, { kind: 'refused' }]];
        }
        const leadId = row?.leadId ?? null;
        const result = { kind: 'blocked', code: 'lead-deleted-in-crm', leadId, matches: [] } as const;
        this.results.set(one.id, { kind: 'result', result });
        return [];
      } catch (error) {
        if (!(error instanceof D365Error)) throw error;
        return [[one, { kind: 'failed', failure: error.failure }]];
      }
    });
    return new Map((await Promise.all(checked)).flat());
  }

  private async noteIntents(group: readonly Planned[]): Promise<readonly Planned[]> {
    if (group.length === 0) return [];
    const held = await this.ports.beforeWrite(new Map(group.map((one) => [one.id, toIntent(one)])));
    return group.filter(({ id }) => held.has(id));
  }

  private async settle<Answer extends SentRow>(
    outcomes: ReadonlyMap<Planned, TargetOutcome<Answer>>,
    toResult: (one: Planned, answer: Answer) => Omit<Extract<PushLeadResult, { kind: 'done' }>, 'requestId'>,
  ): Promise<void> {
    const refused: Planned[] = [];
    for (const [one, outcome] of outcomes) {
      if (outcome.kind === 'failed') this.results.set(one.id, outcome);
      else if (outcome.kind === 'refused') refused.push(one);
      else {
        const { requestId } = outcome.answer;
        this.results.set(one.id, { kind: 'result', result: { ...toResult(one, outcome.answer), requestId } });
      }
    }
    await Promise.all(refused.map((one) => this.pushAlone(one)));
  }

  /** Carries the plan out as it stands; what has changed since it was read is planned anew. */
  private async finishAlone(one: Planned): Promise<void> {
    try {
      const result = await carryOut(one.request, one.planned, this.singlePorts(one.id));
      this.results.set(one.id, { kind: 'result', result });
    } catch (error) {
      if (error instanceof D365Error && error.failure.kind === 'conflict') await this.pushAlone(one);
      else this.fail(one.id, error);
    }
  }

  private async pushAlone(one: ChunkItem): Promise<void> {
    try {
      this.results.set(one.id, { kind: 'result', result: await pushLead(one.request, this.singlePorts(one.id)) });
    } catch (error) {
      this.fail(one.id, error);
    }
  }

  private singlePorts(id: string): PushLeadPorts {
    const { client, directory, findCompany, beforeSingleWrite, signal } = this.ports;
    return { client, directory, findCompany, signal, beforeWrite: (intent) => beforeSingleWrite(id, intent) };
  }

  private fail(id: string, error: unknown): void {
    if (!(error instanceof D365Error)) throw error;
    this.results.set(id, { kind: 'failed', failure: error.failure });
  }
}

function valuesOf({ planned: { plan } }: Planned) {
  return plan.action === 'create' || plan.action === 'update' ? plan.values : {};
}

function leadIdOf({ planned: { plan } }: Planned): string | null {
  return plan.action === 'update' ? plan.leadId : null;
}

function toIntent(one: Planned): WriteIntent {
  const { plan } = one.planned;
  const prior = plan.action === 'update' ? plan.prior : {};
  return { values: valuesOf(one), prior, creates: plan.action === 'create' };
}
