import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { D365EnabledConfig } from '../../lib/config';
import type { KeptColumn, PlanNote } from '../../lib/plan';
import type { WriteIntent } from '../../lib/push-lead';
import { toWriteChanges, type WriteChanges } from '../../lib/write-changes';
import { D365_CONFIG } from '../d365.tokens';
import { DUE_JOB_SQL } from '../due-job';
import { FieldSnapshotEntity } from '../entities/field-snapshot.entity';
import { LeadSyncRepository } from '../lead-sync.repository';
import type { PushBasis } from '../prepare-push';
import { HELD_COLUMNS, toHeldJob, type ClaimRow, type HeldJob, type PushSuccess } from '../push-lease.repository';
import { SOURCE_DIGEST_SQL } from '../source-digest';

export interface ChunkSuccess {
  readonly job: HeldJob;
  readonly success: PushSuccess;
}

/**
 * Job rows of a batch, many at a time: what the lease repository does to one, in as few statements. Jobs are locked in the
 * order of their ids: a renewal falls into whatever else is done to the same chunk, and two statements that each name the
 * rows in an order of their own would lock each other out.
 */
@Injectable()
export class ChunkRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leadSync: LeadSyncRepository,
    @Inject(D365_CONFIG) private readonly config: Pick<D365EnabledConfig, 'maxAttempts'>,
  ) {}

  /**
   * A message that fails for a passing reason names no row either. Its jobs make their last attempt alone, so that a row
   * that fails every message it is in takes no other with it.
   */
  private get attemptsTogether(): number {
    return Math.max(1, this.config.maxAttempts - 1);
  }

  /** Whether the job may go with others of its batch, and so many of them are due. */
  async hasChunk(jobId: string, least: number): Promise<boolean> {
    const [row] = await this.dataSource.query<{ due: number }[]>(
      `SELECT count(*)::int AS due FROM (
         SELECT 1 FROM d365_push_jobs j
         WHERE j.batch_id = (SELECT batch_id FROM d365_push_jobs WHERE id = $1 AND kind = 'push' AND attempt_count < $3)
           AND j.attempt_count < $3 AND ${DUE_JOB_SQL} LIMIT $2
       ) AS found`,
      [jobId, least, this.attemptsTogether],
    );
    return (row?.due ?? 0) >= least;
  }

  /** Takes due jobs of the batch that this job belongs to. Nothing when they are fewer than `least`, or it has no batch. */
  async claimChunk(
    jobId: string,
    worker: string,
    leaseMs: number,
    { least, most }: { readonly least: number; readonly most: number },
  ): Promise<readonly HeldJob[]> {
    return this.dataSource.transaction(async (manager) => {
      // One claim of a batch at a time: two at once would each pass by what the other holds, and leave rows to go alone.
      await manager.query(
        'SELECT pg_advisory_xact_lock(hashtextextended(batch_id::text, 0)) FROM d365_push_jobs WHERE id = $1 AND batch_id IS NOT NULL',
        [jobId],
      );
      // Leads before jobs, and passing by those that another worker is about to take.
      const leads = await manager.query<{ id: string; batch_id: string }[]>(
        `SELECT l.id, j.batch_id FROM d365_push_jobs j JOIN leads l ON l.id = j.lead_id
         WHERE j.batch_id = (SELECT batch_id FROM d365_push_jobs WHERE id = $1 AND kind = 'push')
           AND j.attempt_count < $3 AND ${DUE_JOB_SQL}
         ORDER BY j.next_attempt_at, l.id LIMIT $2 FOR NO KEY UPDATE OF l SKIP LOCKED`,
        [jobId, most, this.attemptsTogether],
      );
      if (leads.length < least) return [];
      const due = await manager.query<{ id: string }[]>(
        `SELECT j.id FROM d365_push_jobs j WHERE j.lead_id = ANY($1::uuid[]) AND j.batch_id = $2 AND ${DUE_JOB_SQL}
         ORDER BY j.id FOR NO KEY UPDATE`,
        [leads.map(({ id }) => id), leads[0]?.batch_id],
      );
      const [rows] = await manager.query<[ClaimRow[], number]>(
        `UPDATE d365_push_jobs j
         SET status = 'in_progress', lease_token = lease_token + 1, lease_holder = $2,
             lease_until = clock_timestamp() + $3 * interval '1 millisecond',
             lost_count = lost_count + (status = 'in_progress')::int, updated_at = clock_timestamp()
         WHERE j.id = ANY($1::uuid[])
         RETURNING ${HELD_COLUMNS}`,
        [due.map(({ id }) => id), worker, leaseMs],
      );
      const held = rows.map(toHeldJob);
      await this.startAudit(manager, held, worker);
      await this.leadSync.saveManyInProgress(
        manager,
        held.map(({ leadId }) => leadId),
      );
      return held;
    });
  }

  /** Extends the leases that are still ours. False when none is. */
  async renewLeases(jobs: readonly HeldJob[], leaseMs: number): Promise<boolean> {
    return (await this.extend(this.dataSource.manager, jobs, leaseMs)).length > 0;
  }

  /** What planning needs of each lead, by job; a lead that is gone is left out. */
  async fetchBases(jobs: readonly HeldJob[]): Promise<ReadonlyMap<string, PushBasis>> {
    const { manager } = this.dataSource;
    const leadIds = jobs.map(({ leadId }) => leadId);
    const states = await manager.query<{ id: string; d365_lead_id: string | null; source_digest: string }[]>(
      `SELECT l.id, l.d365_lead_id, ${SOURCE_DIGEST_SQL} AS source_digest FROM leads l WHERE l.id = ANY($1::uuid[])`,
      [leadIds],
    );
    const snapshots = new Map<string, FieldSnapshotEntity[]>();
    for (const row of await manager.findBy(FieldSnapshotEntity, { leadId: In(leadIds) })) {
      snapshots.set(row.leadId, [...(snapshots.get(row.leadId) ?? []), row]);
    }
    const successes = await this.fetchLastSuccesses(manager, jobs);
    const stateOf = new Map(states.map((row) => [row.id, row]));
    return new Map(
      jobs.flatMap((job): [string, PushBasis][] => {
        const state = stateOf.get(job.leadId);
        if (state === undefined) return [];
        const rows = snapshots.get(job.leadId) ?? [];
        const written = rows.filter(({ confirmed }) => confirmed);
        const sent = rows.filter(({ sentValues }) => sentValues.length > 0);
        const basis: PushBasis = {
          state: { d365LeadId: state.d365_lead_id, sourceDigest: state.source_digest },
          base: {
            written: Object.fromEntries(written.map(({ columnName, value }) => [columnName, value])),
            sent: Object.fromEntries(sent.map(({ columnName, sentValues }) => [columnName, sentValues])),
          },
          lastSuccess: successes.get(job.leadId) ?? null,
        };
        return [[job.jobId, basis]];
      }),
    );
  }

  /** Notes down what is about to be sent. Gives the ids of the jobs that are still held: the others are not sent. */
  async saveIntents(
    jobs: readonly HeldJob[],
    intents: ReadonlyMap<string, WriteIntent>,
    leaseMs: number,
  ): Promise<ReadonlySet<string>> {
    return this.dataSource.transaction(async (manager) => {
      const held = await this.extend(manager, jobs, leaseMs);
      const rows = held.flatMap(({ id, lead_id: leadId, changes }) => {
        const intent = intents.get(id);
        if (intent === undefined) return [];
        const { values } = intent;
        return [{ job_id: id, lead_id: leadId, values, changes: toWriteChanges(changes, intent) }];
      });
      await manager.query(
        `INSERT INTO d365_field_snapshots AS known (lead_id, column_name, sent_values, job_id)
         SELECT given.lead_id, sent.key, jsonb_build_array(sent.value), given.job_id
         FROM jsonb_to_recordset($1::jsonb) AS given (job_id uuid, lead_id uuid, "values" jsonb)
         CROSS JOIN jsonb_each(given."values") AS sent ORDER BY given.lead_id, sent.key
         ON CONFLICT (lead_id, column_name) DO UPDATE SET sent_values = known.sent_values || excluded.sent_values`,
        [JSON.stringify(rows)],
      );
      await manager.query(
        `UPDATE d365_push_jobs j SET changes = given.changes
         FROM jsonb_to_recordset($1::jsonb) AS given (job_id uuid, changes jsonb) WHERE j.id = given.job_id`,
        [JSON.stringify(rows)],
      );
      return new Set(rows.map((row) => row.job_id));
    });
  }

  /** Settles all that are still held. Gives the ids of those that were. */
  async saveSuccesses(successes: readonly ChunkSuccess[]): Promise<ReadonlySet<string>> {
    if (successes.length === 0) return new Set();
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT 1 FROM leads WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`, [
        successes.map(({ job }) => job.leadId),
      ]);
      await manager.query(`SELECT 1 FROM d365_push_jobs WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`, [
        successes.map(({ job }) => job.jobId),
      ]);
      const [rows] = await manager.query<[{ id: string }[], number]>(
        `UPDATE d365_push_jobs j
         SET status = 'succeeded', matches = '[]', outcome = given.outcome, d365_lead_id = given.d365_lead_id,
             payload_hash = given.payload_hash, source_digest = given.source_digest, kept = given.kept,
             notes = given.notes, attempt_count = j.attempt_count + 1, error_code = NULL, last_error = NULL,
             finished_at = clock_timestamp(), lease_until = NULL, lease_holder = NULL, updated_at = clock_timestamp()
         FROM jsonb_to_recordset($1::jsonb) AS given (job_id uuid, lease_token int, outcome text, d365_lead_id text,
              payload_hash text, source_digest text, kept jsonb, notes jsonb)
         WHERE j.id = given.job_id AND j.lease_token = given.lease_token AND j.status = 'in_progress' RETURNING j.id`,
        [JSON.stringify(successes.map(toSuccessRow))],
      );
      const settled = new Set(rows.map(({ id }) => id));
      const ours = successes.filter(({ job }) => settled.has(job.jobId));
      await this.saveSnapshots(manager, ours);
      await this.leadSync.saveManySynced(
        manager,
        ours.map(({ job, success }) => ({ leadId: job.leadId, d365LeadId: success.d365LeadId })),
      );
      await this.endAudit(manager, ours);
      return settled;
    });
  }

  private async saveSnapshots(manager: EntityManager, successes: readonly ChunkSuccess[]): Promise<void> {
    const leadIds = successes.map(({ job }) => job.leadId);
    // The rows were seen after all earlier sends, so what is still unanswered has no say any more.
    await manager.query(`DELETE FROM d365_field_snapshots WHERE lead_id = ANY($1::uuid[]) AND NOT confirmed`, [
      leadIds,
    ]);
    await manager.query(
      `UPDATE d365_field_snapshots SET sent_values = '[]' WHERE lead_id = ANY($1::uuid[]) AND sent_values <> '[]'`,
      [leadIds],
    );
    const rows = successes.flatMap(({ job, success }) =>
      Object.entries(success.agreed).map(([column, value]) => ({
        lead_id: job.leadId,
        job_id: job.jobId,
        column_name: column,
        value,
        prior_value: success.prior[column] ?? null,
      })),
    );
    await manager.query(
      `INSERT INTO d365_field_snapshots AS known (lead_id, column_name, confirmed, value, prior_value, job_id, written_at)
       SELECT given.lead_id, given.column_name, true, coalesce(given.value, 'null'), coalesce(given.prior_value, 'null'),
              given.job_id, clock_timestamp()
       FROM jsonb_to_recordset($1::jsonb) AS given (lead_id uuid, job_id uuid, column_name text, value jsonb, prior_value jsonb)
       ON CONFLICT (lead_id, column_name) DO UPDATE
       SET confirmed = true, value = excluded.value, prior_value = excluded.prior_value, job_id = excluded.job_id,
           written_at = excluded.written_at
       WHERE NOT known.confirmed OR known.value IS DISTINCT FROM excluded.value`,
      [JSON.stringify(rows)],
    );
  }

  private async extend(
    manager: EntityManager,
    jobs: readonly HeldJob[],
    leaseMs: number,
  ): Promise<readonly { readonly id: string; readonly lead_id: string; readonly changes: WriteChanges }[]> {
    const [rows] = await manager.query<[{ id: string; lead_id: string; changes: WriteChanges }[], number]>(
      `UPDATE d365_push_jobs j SET lease_until = clock_timestamp() + $2 * interval '1 millisecond'
       FROM (
         SELECT known.id FROM d365_push_jobs known
         JOIN jsonb_to_recordset($1::jsonb) AS given (job_id uuid, lease_token int) ON known.id = given.job_id
         WHERE known.lease_token = given.lease_token AND known.status = 'in_progress'
         ORDER BY known.id FOR NO KEY UPDATE OF known
       ) AS held
       WHERE j.id = held.id RETURNING j.id, j.lead_id, j.changes`,
      [JSON.stringify(jobs.map(({ jobId, leaseToken }) => ({ job_id: jobId, lease_token: leaseToken }))), leaseMs],
    );
    return rows;
  }

  private async fetchLastSuccesses(
    manager: EntityManager,
    jobs: readonly HeldJob[],
  ): Promise<ReadonlyMap<string, NonNullable<PushBasis['lastSuccess']>>> {
    const rows = await manager.query<LastJobRow[]>(
      `SELECT DISTINCT ON (lead_id) lead_id, status, payload_hash, kept, notes FROM d365_push_jobs
       WHERE lead_id = ANY($1::uuid[]) AND NOT (id = ANY($2::uuid[])) AND finished_at IS NOT NULL
       ORDER BY lead_id, finished_at DESC`,
      [jobs.map(({ leadId }) => leadId), jobs.map(({ jobId }) => jobId)],
    );
    // A job that failed since may have written before it failed, so only an unbroken success proves what Dynamics holds.
    return new Map(
      rows
        .filter(({ status }) => status === 'succeeded')
        .map(({ lead_id: leadId, payload_hash: payloadHash, kept, notes }) => [leadId, { payloadHash, kept, notes }]),
    );
  }

  private async startAudit(manager: EntityManager, jobs: readonly HeldJob[], worker: string): Promise<void> {
    await manager.query(
      `UPDATE d365_push_attempts SET outcome = 'lost', finished_at = clock_timestamp()
       WHERE job_id = ANY($1::uuid[]) AND finished_at IS NULL`,
      [jobs.map(({ jobId }) => jobId)],
    );
    await manager.query(
      `INSERT INTO d365_push_attempts (job_id, lead_id, lease_token, worker, requested_by, trace_id)
       SELECT given.job_id, given.lead_id, given.lease_token, $2, given.asked_by, given.trace_id
       FROM jsonb_to_recordset($1::jsonb)
            AS given (job_id uuid, lead_id uuid, lease_token int, asked_by text, trace_id text)`,
      [
        JSON.stringify(
          jobs.map(({ jobId, leadId, leaseToken, askedBy, traceId }) => ({
            job_id: jobId,
            lead_id: leadId,
            lease_token: leaseToken,
            asked_by: askedBy,
            trace_id: traceId,
          })),
        ),
        worker,
      ],
    );
  }

  private async endAudit(manager: EntityManager, successes: readonly ChunkSuccess[]): Promise<void> {
    await manager.query(
      `UPDATE d365_push_attempts a
       SET finished_at = clock_timestamp(), outcome = given.outcome, request_id = given.request_id
       FROM jsonb_to_recordset($1::jsonb) AS given (job_id uuid, lease_token int, outcome text, request_id text)
       WHERE a.job_id = given.job_id AND a.lease_token = given.lease_token`,
      [JSON.stringify(successes.map(toSuccessRow))],
    );
  }
}

interface LastJobRow {
  readonly lead_id: string;
  readonly status: string;
  readonly payload_hash: string | null;
  readonly kept: readonly KeptColumn[];
  readonly notes: readonly PlanNote[];
}

function toSuccessRow({ job, success }: ChunkSuccess) {
  return {
    job_id: job.jobId,
    lease_token: job.leaseToken,
    outcome: success.outcome,
    d365_lead_id: success.d365LeadId,
    payload_hash: success.payloadHash,
    source_digest: success.sourceDigest,
    kept: success.kept,
    notes: success.notes,
    request_id: success.requestId,
  };
}
