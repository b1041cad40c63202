import { Inject, Injectable, Logger } from '@nestjs/common';
import { isDatabaseUnavailable, stackWithoutMessage } from '@hunter/platform';
import { BulkSupport } from '../../lib/bulk/bulk-support';
import { pushChunk, type ChunkItem, type ChunkResult } from '../../lib/bulk/push-chunk';
import { D365Client } from '../../lib/client';
import { keyColumnOf } from '../../lib/column-rules';
import type { D365EnabledConfig } from '../../lib/config';
import { toD365Failure } from '../../lib/d365-failure';
import type { LeadForPush, LeadSource } from '../../lib/lead-source.port';
import { CompanyLoader } from '../../lib/company-loader';
import { OrgDirectory } from '../../lib/org-directory';
import type { PushLeadRequest } from '../../lib/push-lead';
import { D365_CLIENT, D365_CONFIG, LEAD_SOURCE, ORG_DIRECTORY } from '../d365.tokens';
import { BatchReporter } from '../batches/batch-reporter.service';
import { DeliveryGate } from '../delivery/delivery-gate.service';
import { preparePush, type PushBasis } from '../prepare-push';
import { PushLease } from '../push-lease';
import { LeaseLostError, PushLeaseRepository, type HeldJob, type PushSuccess } from '../push-lease.repository';
import { PUSH_LOG_CONTEXT } from '../push-log';
import { chunkSize, pushDuration, pushTotal } from '../push-metrics';
import {
  MAX_LOST,
  PushRunner,
  STALE_METADATA,
  toFailed,
  toFailure,
  WORKER,
  type AttemptResult,
} from '../push-runner.service';
import type { WakeCall } from '../push-waker';
import { ChunkRepository, type ChunkSuccess } from './chunk.repository';

/** Fewer jobs than this are not worth a message of their own. */
const LEAST = 10;
const LEADS_READ_AT_ONCE = 8;

type Stored = Pick<PushSuccess, 'payloadHash' | 'sourceDigest'>;

interface PreparedJob {
  readonly job: HeldJob;
  readonly request: PushLeadRequest;
  readonly stored: Stored;
}

/** Runs what rings: jobs of a batch many at a time where the organisation takes bulk messages, everything else alone. */
@Injectable()
export class ChunkRunner {
  private readonly logger = new Logger(PUSH_LOG_CONTEXT);
  private readonly companies: CompanyLoader;
  private readonly support: BulkSupport;

  constructor(
    private readonly chunks: ChunkRepository,
    private readonly jobs: PushLeaseRepository,
    private readonly single: PushRunner,
    private readonly gate: DeliveryGate,
    private readonly batches: BatchReporter,
    @Inject(LEAD_SOURCE) private readonly leads: LeadSource,
    @Inject(D365_CLIENT) private readonly client: D365Client,
    @Inject(ORG_DIRECTORY) private readonly directory: OrgDirectory,
    @Inject(D365_CONFIG) private readonly config: D365EnabledConfig,
  ) {
    this.companies = new CompanyLoader(keyColumnOf(config.publisherPrefix), client);
    this.support = new BulkSupport({ client, ttlMs: config.metadataTtlMs, now: Date.now });
  }

  /** Gives the wake calls of the next attempts. */
  async runJob(jobId: string): Promise<readonly WakeCall[]> {
    if (!(await this.gate.letIn())) return [];
    const held = await this.claim(jobId);
    if (held.length > 0) return this.runChunk(held);
    const next = await this.single.runJob(jobId);
    return next === null ? [] : [next];
  }

  private async claim(jobId: string): Promise<readonly HeldJob[]> {
    const { chunkSize: most, leaseMs } = this.config;
    if (most < LEAST || !(await this.chunks.hasChunk(jobId, LEAST)) || !(await this.support.isSupported())) return [];
    return this.chunks.claimChunk(jobId, WORKER, leaseMs, { least: LEAST, most });
  }

  private async runChunk(held: readonly HeldJob[]): Promise<readonly WakeCall[]> {
    const { leaseMs } = this.config;
    const lease = new PushLease(
      () => this.chunks.renewLeases(held, leaseMs),
      leaseMs,
      () => this.logger.warn({ message: 'leases not renewed', jobs: held.length }),
    );
    const startedAt = performance.now();
    try {
      chunkSize.observe(held.length);
      return await this.settle(held, await this.attempt(held, lease.signal));
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
      this.logger.warn({ message: 'leases lost, results dropped', jobs: held.length });
      return [];
    } finally {
      lease.end();
      const seconds = (performance.now() - startedAt) / 1000;
      // Each of them took as long as the message that it went out with.
      held.forEach(() => pushDuration.observe(seconds));
    }
  }

  /** Jobs without a result have gone to another worker. */
  private async attempt(held: readonly HeldJob[], signal: AbortSignal): Promise<ReadonlyMap<HeldJob, AttemptResult>> {
    const results = new Map<HeldJob, AttemptResult>();
    try {
      const prepared = await this.prepare(held, results);
      const items = prepared.map(({ job, request }): ChunkItem => ({ id: job.jobId, request }));
      const outcomes = await this.push(prepared, items, signal);
      for (const { job, stored } of prepared) {
        const outcome = outcomes.get(job.jobId);
        if (outcome !== undefined) results.set(job, toAttemptResult(outcome, stored));
      }
    } catch (error) {
      if (signal.aborted || error instanceof LeaseLostError) throw new LeaseLostError();
      // Without the database nothing can be settled: the leases run out and the jobs are taken again.
      if (isDatabaseUnavailable(error)) throw error;
      this.report(error, held.length);
      for (const job of held) if (!results.has(job)) results.set(job, toFailure('unexpected'));
    }
    return results;
  }

  private async prepare(
    held: readonly HeldJob[],
    results: Map<HeldJob, AttemptResult>,
  ): Promise<readonly PreparedJob[]> {
    const bases = await this.chunks.fetchBases(held);
    const prepared: PreparedJob[] = [];
    const queue = [...held];
    const readOn = async (): Promise<void> => {
      for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
        const basis = bases.get(job.jobId);
        // Its lead is gone, and with it the job.
        if (basis === undefined) continue;
        if (job.lostCount > MAX_LOST) results.set(job, toFailure('worker-lost'));
        else this.prepareOne(job, await this.leads.fetchLead(job.leadId), basis, prepared, results);
      }
    };
    await Promise.all(Array.from({ length: LEADS_READ_AT_ONCE }, readOn));
    return prepared;
  }

  private prepareOne(
    job: HeldJob,
    lead: LeadForPush | null,
    basis: PushBasis,
    prepared: PreparedJob[],
    results: Map<HeldJob, AttemptResult>,
  ): void {
    const { choices, requestedByObjectId: ownerObjectId, leaseToken } = job;
    const one = preparePush(lead, basis, this.config, { choices, ownerObjectId, isFirstClaim: leaseToken === 1 });
    if (one.kind === 'impossible') {
      results.set(job, toFailure(one.code));
      return;
    }
    const stored: Stored = { payloadHash: one.payloadHash, sourceDigest: basis.state.sourceDigest };
    if (one.kind === 'push') {
      prepared.push({ job, request: one.request, stored });
      return;
    }
    const { d365LeadId, kept, notes } = one;
    const unchanged = { d365LeadId, agreed: {}, prior: {}, kept, notes, requestId: null };
    results.set(job, { kind: 'success', success: { outcome: 'no-op', ...unchanged, ...stored } });
  }

  private async push(
    prepared: readonly PreparedJob[],
    items: readonly ChunkItem[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, ChunkResult>> {
    const { leaseMs, publisherPrefix, suppressDuplicateDetection } = this.config;
    const jobOf = new Map(prepared.map(({ job }) => [job.jobId, job]));
    const jobsOf = (ids: Iterable<string>) => [...ids].flatMap((id) => jobOf.get(id) ?? []);
    const outcomes = await pushChunk(
      items,
      {
        client: this.client,
        directory: this.directory,
        findCompany: (domain, columns) => this.companies.findCompany(domain, columns),
        beforeWrite: (intents) => this.chunks.saveIntents(jobsOf(intents.keys()), intents, leaseMs),
        beforeSingleWrite: async (id, intent) => {
          for (const job of jobsOf([id])) await this.jobs.saveIntent(job, intent, leaseMs);
        },
        signal,
      },
      { publisherPrefix, keyColumn: keyColumnOf(publisherPrefix), createsInBulk: suppressDuplicateDetection },
    );
    const isStale = [...outcomes.values()].some((one) => one.kind === 'failed' && STALE_METADATA.has(one.failure.code));
    if (isStale) this.directory.forgetColumns();
    return outcomes;
  }

  private async settle(
    held: readonly HeldJob[],
    results: ReadonlyMap<HeldJob, AttemptResult>,
  ): Promise<readonly WakeCall[]> {
    const together: ChunkSuccess[] = [];
    const alone: [HeldJob, AttemptResult][] = [];
    for (const [job, result] of results) {
      // What happened to the row itself is settled alone: more than values changes with it.
      if (result.kind === 'success' && !result.success.notes.some(({ column }) => column === 'leadid')) {
        together.push({ job, success: result.success });
      } else alone.push([job, result]);
    }
    const settled = await this.chunks.saveSuccesses(together);
    await this.reportSuccesses(together, settled);
    const calls: WakeCall[] = [];
    // One lost answer is one failure of Dynamics, and its jobs come back together.
    const attempt = { id: `${held[0]?.jobId ?? ''}.${String(held[0]?.leaseToken ?? 0)}`, random: Math.random() };
    for (const [job, result] of alone) {
      try {
        const call = await this.single.settle(job, result, attempt);
        if (call !== null) calls.push(call);
      } catch (error) {
        if (!(error instanceof LeaseLostError)) throw error;
        this.logger.warn({ message: 'lease lost, result dropped', job_id: job.jobId, lead_id: job.leadId });
      }
    }
    return calls;
  }

  private async reportSuccesses(successes: readonly ChunkSuccess[], settled: ReadonlySet<string>): Promise<void> {
    const ours = successes.filter(({ job }) => settled.has(job.jobId));
    if (ours.some(({ success }) => success.outcome !== 'no-op')) await this.gate.recordAnswer();
    for (const { job, success } of ours) {
      pushTotal.inc({ outcome: success.outcome });
      this.batches.recordMove(job.batchId);
      const ids = { job_id: job.jobId, lead_id: job.leadId, attempt: job.attemptCount + 1, trace_id: job.traceId };
      this.logger.log({ message: 'lead pushed', ...ids, outcome: success.outcome });
    }
    if (ours.length < successes.length) {
      this.logger.warn({ message: 'leases lost, results dropped', jobs: successes.length - ours.length });
    }
  }

  private report(error: unknown, jobs: number): void {
    this.logger.error({
      message: 'push of a chunk broke',
      jobs,
      error: error instanceof Error ? error.name : 'unknown',
      stack: error instanceof Error ? stackWithoutMessage(error) : '',
    });
  }
}

function toAttemptResult(outcome: ChunkResult, stored: Stored): AttemptResult {
  if (outcome.kind === 'failed') return toFailed(outcome.failure);
  const { result } = outcome;
  if (result.kind === 'blocked') {
    const { code, leadId, matches } = result;
    return { kind: 'failure', failure: toD365Failure(code), d365LeadId: leadId, matches };
  }
  const { leadId, ...rest } = result;
  return { kind: 'success', success: { ...rest, d365LeadId: leadId, ...stored } };
}
