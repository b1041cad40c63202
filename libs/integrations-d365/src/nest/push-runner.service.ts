import { hostname } from 'node:os';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { isDatabaseUnavailable, stackWithoutMessage } from '@hunter/platform';
import { D365Client } from '../lib/client';
import type { D365EnabledConfig } from '../lib/config';
import { D365Error, toD365Failure, type D365Failure } from '../lib/d365-failure';
import type { LeadSource } from '../lib/lead-source.port';
import { keyColumnOf } from '../lib/column-rules';
import { CompanyLoader } from '../lib/company-loader';
import type { MatchedRow } from '../lib/matched-row';
import { OrgDirectory } from '../lib/org-directory';
import { pushLead, type PushLeadRequest } from '../lib/push-lead';
import { decideAfterFailure } from '../lib/retry-policy';
import { DeliveryGate } from './delivery/delivery-gate.service';
import { BatchReporter } from './batches/batch-reporter.service';
import { UndoRunner } from './batches/undo-runner.service';
import { D365_CLIENT, D365_CONFIG, LEAD_SOURCE, ORG_DIRECTORY } from './d365.tokens';
import { ORG_MAY_CHANGE, preparePush } from './prepare-push';
import { runTraced } from '../lib/trace-context';
import { PushLease } from './push-lease';
import { LeaseLostError, PushLeaseRepository, type HeldJob, type PushSuccess } from './push-lease.repository';
import { PUSH_LOG_CONTEXT } from './push-log';
import { pushDuration, pushFailTotal, pushTotal } from './push-metrics';
import type { WakeCall } from './push-waker';

export const WORKER = `${hostname()}:${String(process.pid)}`;

/** A job whose worker vanished this often is not given to another one. */
export const MAX_LOST = 10;

/** How long the columns of an organisation are kept that does not hold everything Hunter has to say. */
const INCOMPLETE_ORG_TTL_MS = 60_000;

export const STALE_METADATA = new Set<D365Failure['code']>([
  'column-missing',
  'value-too-long',
  'value-out-of-range',
  'option-not-accepted',
  'value-invalid',
]);

export interface SharedAttempt {
  readonly id: string;
  readonly random: number;
}

export type AttemptResult =
  | { readonly kind: 'success'; readonly success: PushSuccess }
  | {
      readonly kind: 'failure';
      readonly failure: D365Failure;
      readonly d365LeadId: string | null;
      readonly matches: readonly MatchedRow[];
    };

/** Runs one attempt of one job: claim, read, push, settle. */
@Injectable()
export class PushRunner {
  private readonly logger = new Logger(PUSH_LOG_CONTEXT);
  private readonly companies: CompanyLoader;

  constructor(
    private readonly jobs: PushLeaseRepository,
    private readonly undoes: UndoRunner,
    private readonly batches: BatchReporter,
    @Inject(LEAD_SOURCE) private readonly leads: LeadSource,
    @Inject(D365_CLIENT) private readonly client: D365Client,
    @Inject(ORG_DIRECTORY) private readonly directory: OrgDirectory,
    @Inject(D365_CONFIG) private readonly config: D365EnabledConfig,
    private readonly gate: DeliveryGate,
  ) {
    this.companies = new CompanyLoader(keyColumnOf(config.publisherPrefix), client);
  }

  /** Gives the wake call of the next attempt, or null when none is due or another worker has the job. */
  async runJob(jobId: string): Promise<WakeCall | null> {
    if (!(await this.gate.letIn())) return null;
    const job = await this.jobs.claimJob(jobId, WORKER, this.config.leaseMs);
    if (job === null) return null;
    const stopTimer = pushDuration.startTimer();
    const lease = new PushLease(
      () => this.jobs.renewLease(job, this.config.leaseMs),
      this.config.leaseMs,
      () => this.logger.warn({ message: 'lease not renewed', job_id: job.jobId }),
    );
    try {
      const result = await runTraced(job.traceId, () => this.attempt(job, lease.signal));
      return await this.settle(job, result);
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
      this.logger.warn({ message: 'lease lost, result dropped', job_id: job.jobId, lead_id: job.leadId });
      return null;
    } finally {
      lease.end();
      stopTimer();
    }
  }

  private async attempt(job: HeldJob, signal: AbortSignal): Promise<AttemptResult> {
    if (job.lostCount > MAX_LOST) return toFailure('worker-lost');
    try {
      return await this.push(job, signal);
    } catch (error) {
      if (signal.aborted || error instanceof LeaseLostError) throw new LeaseLostError();
      if (error instanceof D365Error) return toFailed(error.failure);
      // Without the database nothing can be settled: the lease runs out and the job is taken again.
      if (isDatabaseUnavailable(error)) throw error;
      this.logger.error({
        message: 'push attempt broke',
        job_id: job.jobId,
        lead_id: job.leadId,
        error: error instanceof Error ? error.name : 'unknown',
        stack: error instanceof Error ? stackWithoutMessage(error) : '',
      });
      return toFailure('unexpected');
    }
  }

  private async push(job: HeldJob, signal: AbortSignal): Promise<AttemptResult> {
    if (job.kind === 'undo') return this.undo(job, signal);
    const basis = await this.jobs.fetchBase(job);
    const prepared = preparePush(await this.leads.fetchLead(job.leadId), basis, this.config, {
      choices: job.choices,
      ownerObjectId: job.requestedByObjectId,
      isFirstClaim: job.leaseToken === 1,
    });
    if (prepared.kind === 'impossible') return toFailure(prepared.code);
    const stored = { payloadHash: prepared.payloadHash, sourceDigest: basis.state.sourceDigest };
    if (prepared.kind === 'unchanged') {
      const { d365LeadId, kept, notes } = prepared;
      const unchanged = { d365LeadId, agreed: {}, prior: {}, kept, notes, requestId: null };
      return { kind: 'success', success: { outcome: 'no-op', ...unchanged, ...stored } };
    }
    const result = await this.pushColumns(job, prepared.request, signal);
    if (result.kind === 'blocked') {
      const { code, leadId, matches } = result;
      return { kind: 'failure', failure: toD365Failure(code), d365LeadId: leadId, matches };
    }
    const { leadId, ...rest } = result;
    if (result.notes.some(({ code }) => ORG_MAY_CHANGE.has(code))) {
      this.directory.forgetColumnsOlderThan(INCOMPLETE_ORG_TTL_MS);
    }
    return { kind: 'success', success: { ...rest, d365LeadId: leadId, ...stored } };
  }

  private async undo(job: HeldJob, signal: AbortSignal): Promise<AttemptResult> {
    const attempt = await this.undoes.undo(job, signal);
    if (attempt.kind === 'success') return attempt;
    return { kind: 'failure', failure: toD365Failure(attempt.code), d365LeadId: attempt.d365LeadId, matches: [] };
  }

  private async pushColumns(job: HeldJob, request: PushLeadRequest, signal: AbortSignal) {
    try {
      return await pushLead(request, {
        client: this.client,
        directory: this.directory,
        findCompany: (domain, columns) => this.companies.findCompany(domain, columns),
        beforeWrite: (intent) => this.jobs.saveIntent(job, intent, this.config.leaseMs),
        signal,
      });
    } catch (error) {
      if (error instanceof D365Error && STALE_METADATA.has(error.failure.code)) this.directory.forgetColumns();
      throw error;
    }
  }

  /**
   * Ends an attempt. `attempt` says what it has in common with others that were made by the same requests: a name under
   * which their failure counts once, and the dice of their delay.
   */
  async settle(
    job: HeldJob,
    result: AttemptResult,
    attempt: SharedAttempt = { id: `${job.jobId}.${String(job.leaseToken)}`, random: Math.random() },
  ): Promise<WakeCall | null> {
    const ids = { job_id: job.jobId, lead_id: job.leadId, attempt: job.attemptCount + 1, trace_id: job.traceId };
    if (result.kind === 'success') {
      await this.jobs.saveSuccess(job, result.success);
      this.batches.recordMove(job.batchId);
      if (result.success.outcome !== 'no-op') await this.gate.recordAnswer();
      pushTotal.inc({ outcome: result.success.outcome });
      this.logger.log({ message: 'lead pushed', ...ids, outcome: result.success.outcome });
      return null;
    }
    const { failure } = result;
    if (await this.gate.isHeldBack(attempt.id, failure)) {
      await this.jobs.saveDeferral(job, failure, failure.retryAfterMs ?? 0);
      pushTotal.inc({ outcome: 'deferred' });
      this.logger.log({ message: 'push held back', ...ids, code: failure.code });
      return null;
    }
    const verdict = decideAfterFailure(failure, job.attemptCount + 1, this.config, attempt.random);
    const outcome = verdict.kind;
    if (verdict.kind === 'retry') await this.jobs.saveRetry(job, failure, verdict.delayMs);
    else await this.jobs.saveFailure(job, verdict.kind, failure, result.d365LeadId, result.matches);
    this.batches.recordMove(job.batchId);
    await this.gate.reconsider(failure);
    pushTotal.inc({ outcome });
    pushFailTotal.inc({ code: failure.code });
    this.logger.warn({
      message: 'push attempt failed',
      ...ids,
      outcome,
      code: failure.code,
      http_status: failure.httpStatus,
      request_id: failure.requestId ?? null,
    });
    if (verdict.kind !== 'retry') return null;
    return { jobId: job.jobId, leaseToken: job.leaseToken, delayMs: verdict.delayMs };
  }
}

export function toFailure(code: D365Failure['code']): AttemptResult {
  return toFailed(toD365Failure(code));
}

export function toFailed(failure: D365Failure): AttemptResult {
  return { kind: 'failure', failure, d365LeadId: null, matches: [] };
}
