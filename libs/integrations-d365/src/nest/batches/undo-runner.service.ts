import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { D365Client } from '../../lib/client';
import type { D365EnabledConfig } from '../../lib/config';
import type { D365FailureCode } from '../../lib/failure-codes';
import { undoPush } from '../../lib/undo-push';
import type { WriteChanges } from '../../lib/write-changes';
import { D365_CLIENT, D365_CONFIG } from '../d365.tokens';
import { LeaseLostError, PushLeaseRepository, type HeldJob, type PushSuccess } from '../push-lease.repository';

export type UndoAttempt =
  | { readonly kind: 'success'; readonly success: PushSuccess }
  | { readonly kind: 'refused'; readonly code: D365FailureCode; readonly d365LeadId: string | null };

interface UndoneRow {
  readonly changes: WriteChanges;
  readonly written_to: string | null;
  readonly known: string | null;
}

/** Runs one attempt of an undo job: the same lease, intent and audit as a push. */
@Injectable()
export class UndoRunner {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: PushLeaseRepository,
    @Inject(D365_CLIENT) private readonly client: D365Client,
    @Inject(D365_CONFIG) private readonly config: D365EnabledConfig,
  ) {}

  /** @throws D365Error, LeaseLostError */
  async undo(job: HeldJob, signal: AbortSignal): Promise<UndoAttempt> {
    const undone = await this.fetchUndone(job);
    const leadId = undone.written_to ?? undone.known;
    if (leadId === null || (undone.known !== null && undone.known !== leadId)) {
      return { kind: 'refused', code: 'undo-other-row', d365LeadId: null };
    }
    const result = await undoPush(
      { leadId, changes: undone.changes, publisherPrefix: this.config.publisherPrefix, rules: this.config.columnRules },
      {
        client: this.client,
        beforeWrite: (intent) => this.jobs.saveIntent(job, intent, this.config.leaseMs),
        signal,
      },
    );
    if (result.kind === 'blocked') return { kind: 'refused', code: result.code, d365LeadId: leadId };
    const { plan, outcome, requestId } = result;
    return {
      kind: 'success',
      success: {
        outcome,
        d365LeadId: leadId,
        // Nothing is known any more about the lead having been said in full, and Hunter has more to say than Dynamics holds.
        payloadHash: null,
        sourceDigest: '',
        agreed: { ...plan.restored, ...plan.values },
        prior: plan.prior,
        kept: plan.kept,
        notes: [],
        requestId,
      },
    };
  }

  private async fetchUndone(job: HeldJob): Promise<UndoneRow> {
    const [row] = await this.dataSource.query<UndoneRow[]>(
      `SELECT o.changes, o.d365_lead_id AS written_to, l.d365_lead_id AS known
       FROM d365_push_jobs u JOIN d365_push_jobs o ON o.id = u.undo_of JOIN leads l ON l.id = u.lead_id
       WHERE u.id = $1`,
      [job.jobId],
    );
    if (row === undefined) throw new LeaseLostError();
    return row;
  }
}
