import { Inject, Injectable, Logger } from '@nestjs/common';
import { askDuplicateRules } from '../../lib/ask-duplicate-rules';
import { D365Client } from '../../lib/client';
import { keyColumnOf } from '../../lib/column-rules';
import type { D365EnabledConfig } from '../../lib/config';
import { D365Error, type D365Failure } from '../../lib/d365-failure';
import { diffFields, type FieldDiff } from '../../lib/diff-fields';
import type { D365FailureCode } from '../../lib/failure-codes';
import type { LeadSource } from '../../lib/lead-source.port';
import { CompanyLoader } from '../../lib/company-loader';
import type { MatchedRow } from '../../lib/matched-row';
import { OrgDirectory } from '../../lib/org-directory';
import type { PlanNote, PushPlan } from '../../lib/plan';
import type { PushChoices } from '../../lib/push-choices';
import { planLead, type PlannedLead } from '../../lib/push-lead';
import { runLimited } from '../../lib/run-limited';
import { D365_CLIENT, D365_CONFIG, LEAD_SOURCE, ORG_DIRECTORY } from '../d365.tokens';
import type { SkippedLead } from '../entities/push-batch.entity';
import { preparePush } from '../prepare-push';
import { PushLeaseRepository } from '../push-lease.repository';
import { PUSH_LOG_CONTEXT } from '../push-log';
import { PushTargets, type PushTarget } from '../push-targets.service';

/** What a push would do; `unknown`: Dynamics could not be asked, which is never taken for "nothing there". */
export type PreviewAction = PushPlan['action'] | 'unknown';

export interface LeadPreview {
  readonly leadId: string;
  readonly domain: string | null;
  readonly action: PreviewAction;
  readonly code: D365FailureCode | null;
  readonly d365LeadId: string | null;
  readonly fields: readonly FieldDiff[];
  readonly notes: readonly PlanNote[];
  readonly matches: readonly MatchedRow[];
}

export interface PushPreview {
  readonly items: readonly LeadPreview[];
  readonly skipped: readonly SkippedLead[];
  /** How many leads were meant; more than the items when a filter matches more than a preview shows. */
  readonly total: number;
}

export const MAX_LEADS_PER_PREVIEW = 1_000;

/** Side by side, so that their look-ups of companies meet in one request. */
const CONCURRENCY = 12;
/** Failures in a row after which Dynamics is not asked again for this preview. */
const GIVE_UP_AFTER = 3;

/** Predicts pushes by planning them: the same reads and the same decision as a push, and nothing is written anywhere. */
@Injectable()
export class PreviewPushes {
  private readonly logger = new Logger(PUSH_LOG_CONTEXT);
  private readonly companies: CompanyLoader;

  constructor(
    private readonly targets: PushTargets,
    private readonly jobs: PushLeaseRepository,
    @Inject(LEAD_SOURCE) private readonly leads: LeadSource,
    @Inject(D365_CLIENT) private readonly client: D365Client,
    @Inject(ORG_DIRECTORY) private readonly directory: OrgDirectory,
    @Inject(D365_CONFIG) private readonly config: D365EnabledConfig,
  ) {
    this.companies = new CompanyLoader(keyColumnOf(config.publisherPrefix), client);
  }

  /** @throws ProblemError `lead-not-found`, `invalid-body` */
  async preview(target: PushTarget, choices: PushChoices): Promise<PushPreview> {
    const { accepted, skipped, total } = await this.targets.resolve(target, MAX_LEADS_PER_PREVIEW);
    const streak = new FailureStreak();
    const items = await runLimited(accepted.slice(0, MAX_LEADS_PER_PREVIEW), CONCURRENCY, (leadId) =>
      this.previewLead(leadId, choices, streak),
    );
    return { items, skipped, total };
  }

  private async previewLead(leadId: string, choices: PushChoices, streak: FailureStreak): Promise<LeadPreview> {
    const lead = await this.leads.fetchLead(leadId);
    const basis = await this.jobs.fetchBase({ jobId: NO_JOB, leadId });
    // The owner is no part of a plan: it is looked up when a row is created.
    const prepared = preparePush(lead, basis, this.config, { choices, ownerObjectId: null, isFirstClaim: true });
    const domain = lead?.domain ?? null;
    const shown = { leadId, domain, d365LeadId: basis.state.d365LeadId };
    if (prepared.kind === 'impossible') return { ...shown, ...NOTHING, action: 'blocked', code: prepared.code };
    if (prepared.kind === 'unchanged') return { ...shown, ...NOTHING, action: 'no-op', notes: prepared.notes };
    if (streak.failure !== null) return { ...shown, ...NOTHING, action: 'unknown', code: streak.failure.code };
    try {
      const planned = await planLead(prepared.request, {
        client: this.client,
        directory: this.directory,
        findCompany: (wanted, columns) => this.companies.findCompany(wanted, columns),
      });
      const duplicates = await this.askDuplicateRules(planned, choices);
      streak.end();
      const shown = toPreview(planned, await this.directory.columns());
      if (duplicates.length === 0) return { leadId, domain, ...shown };
      const refusal = { action: 'blocked', code: 'duplicate-rule', notes: [], matches: duplicates } as const;
      return { leadId, domain, ...shown, ...refusal };
    } catch (error) {
      if (!(error instanceof D365Error)) throw error;
      streak.add(error.failure);
      this.logger.warn({ message: 'lead not previewed', lead_id: leadId, code: error.failure.code });
      return { ...shown, ...NOTHING, action: 'unknown', code: error.failure.code };
    }
  }

  /** What only the attempt to create a row would say otherwise. */
  private async askDuplicateRules({ plan }: PlannedLead, choices: PushChoices): Promise<readonly MatchedRow[]> {
    const { suppressDuplicateDetection: areIgnored } = this.config;
    if (plan.action !== 'create' || areIgnored || choices.override.includes('duplicate-rule')) return [];
    return askDuplicateRules(plan.values, this.client);
  }
}

/** An id that no job has: the preview is not part of the history. */
const NO_JOB = '00000000-0000-0000-0000-000000000000';

const NOTHING = { code: null, fields: [], notes: [], matches: [] } as const;

function toPreview(
  planned: PlannedLead,
  org: Parameters<typeof diffFields>[1],
): Omit<LeadPreview, 'leadId' | 'domain'> {
  const { plan, located } = planned;
  const fields = diffFields(planned, org);
  const { matches } = located;
  switch (plan.action) {
    case 'blocked':
      return { action: 'blocked', code: plan.code, d365LeadId: plan.leadId, fields, notes: [], matches };
    case 'create':
      return { action: 'create', code: null, d365LeadId: null, fields, notes: plan.notes, matches };
    case 'update':
    case 'no-op': {
      const notes = [...located.notes, ...plan.notes];
      return { action: plan.action, code: null, d365LeadId: plan.leadId, fields, notes, matches };
    }
  }
}

/** After several failures in a row the rest would fail alike, each after its own wait. */
class FailureStreak {
  private count = 0;
  private last: D365Failure | null = null;

  get failure(): D365Failure | null {
    return this.count >= GIVE_UP_AFTER ? this.last : null;
  }

  add(failure: D365Failure): void {
    this.count += 1;
    this.last = failure;
  }

  end(): void {
    this.count = 0;
  }
}
