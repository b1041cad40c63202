import { Inject, Injectable, Logger, type Provider } from '@nestjs/common';
import { ProblemError, type Principal } from '@hunter/platform';
import { qualifyLead, type QualifyResult } from '../../lib/after-push/qualify-lead';
import { toOutcomeBody, type D365OutcomeBody, type StoredFate } from '../../lib/after-push/outcome-body';
import { D365Client } from '../../lib/client';
import type { D365Config, D365EnabledConfig } from '../../lib/config';
import { D365Error, toD365Failure, type D365Failure } from '../../lib/d365-failure';
import type { LeadFate } from '../../lib/after-push/lead-fate';
import type { LeadForPush, LeadSource } from '../../lib/lead-source.port';
import { isGuid } from '../../lib/odata';
import { D365_CLIENT, D365_CONFIG, LEAD_SOURCE } from '../d365.tokens';
import { PUSH_LOG_CONTEXT } from '../push-log';
import { qualifyTotal } from './after-push-metrics';
import { LeadOutcomeRepository, type WrittenLead } from './lead-outcome.repository';
import { QualificationRepository, type QualificationEnd, type QualifySubject } from './qualification.repository';

export interface Qualification {
  readonly leadId: string;
  /** True: it was qualified before this call, by whomever. */
  readonly already: boolean;
  readonly outcome: D365OutcomeBody;
}

export interface QualifyCall {
  /** Lead id or domain. */
  readonly lead: string;
  readonly principal: Principal;
  readonly traceId: string | null;
}

/** Requests of one qualification: three reads that are tried twice, and the action. */
const REQUESTS_AT_MOST = 8;

const IS_QUALIFIED: ReadonlySet<string> = new Set(['qualified', 'won', 'lost']);

/** Qualifies a lead in Dynamics when a person asks for it and confirms. Hunter never does it on its own. */
@Injectable()
export class LeadQualification {
  private readonly logger = new Logger(PUSH_LOG_CONTEXT);

  constructor(
    private readonly qualifications: QualificationRepository,
    private readonly outcomes: LeadOutcomeRepository,
    @Inject(LEAD_SOURCE) private readonly leads: LeadSource,
    @Inject(D365_CLIENT) private readonly client: D365Client,
    @Inject(D365_CONFIG) private readonly config: D365EnabledConfig,
  ) {}

  /**
   * A lead that is known to be qualified is answered from what is stored.
   * @throws ProblemError `lead-not-found`, `qualify-not-allowed`, `lead-not-synced`, `qualify-in-progress`, `lead-closed`,
   *   `lead-merged`, `lead-deleted-in-crm`, `d365-refused`, `service-unavailable`
   */
  async qualify({ lead: ref, principal, traceId }: QualifyCall): Promise<Qualification> {
    const leadId = await this.leads.resolveLeadId(isGuid(ref) ? { leadId: ref } : { domain: ref });
    const subject = leadId === null ? null : await this.qualifications.findSubject(leadId);
    if (leadId === null || subject === null) throw new ProblemError('lead-not-found');
    if (!mayQualify(principal, subject)) throw new ProblemError('qualify-not-allowed');
    const { d365LeadId } = subject;
    if (d365LeadId === null) throw new ProblemError('lead-not-synced');
    const written = { leadId, d365LeadId };
    const known = await this.outcomes.findFate(written);
    if (known !== null && IS_QUALIFIED.has(known.outcome)) return this.toQualification(leadId, known, true);
    const lead = await this.leads.fetchLead(leadId);
    if (lead === null) throw new ProblemError('lead-not-found');
    const auditId = await this.qualifications.begin({
      ...written,
      requestedBy: principal.id,
      impersonated: principal.entraObjectId !== undefined,
      traceId,
      leaseMs: this.config.requestTimeoutMs * REQUESTS_AT_MOST,
    });
    if (auditId === null) throw new ProblemError('qualify-in-progress');
    return this.carryOut(auditId, written, lead, principal);
  }

  private async carryOut(
    auditId: string,
    written: WrittenLead,
    lead: LeadForPush,
    principal: Principal,
  ): Promise<Qualification> {
    const result = await this.ask(auditId, written, lead, principal);
    const fate = await this.settle(auditId, written, result);
    if (result.kind === 'blocked') throw toProblem(toD365Failure(result.code));
    if (fate === null) throw new Error('a qualified lead without an outcome');
    return this.toQualification(written.leadId, fate, result.earlier);
  }

  private async ask(
    auditId: string,
    { leadId, d365LeadId }: WrittenLead,
    lead: LeadForPush,
    principal: Principal,
  ): Promise<QualifyResult> {
    try {
      return await qualifyLead(
        {
          leadId: d365LeadId,
          contactLastName: lead.contactLastName,
          companyNames: [lead.companyName ?? '', lead.domain],
          callerObjectId: principal.entraObjectId ?? null,
        },
        this.client,
      );
    } catch (error) {
      const failure = error instanceof D365Error ? error.failure : toD365Failure('unexpected');
      const { code, httpStatus, requestId = null } = failure;
      await this.end(auditId, leadId, { outcome: 'error', errorCode: code, httpStatus, requestId });
      throw error instanceof D365Error ? toProblem(failure) : error;
    }
  }

  private async settle(auditId: string, written: WrittenLead, result: QualifyResult): Promise<StoredFate | null> {
    const end: QualificationEnd =
      result.kind === 'blocked'
        ? { outcome: 'blocked', errorCode: result.code, httpStatus: null, requestId: null }
        : {
            outcome: result.earlier ? 'already-qualified' : 'qualified',
            errorCode: null,
            httpStatus: null,
            requestId: result.requestId,
          };
    await this.end(auditId, written.leadId, end, { written, fate: result.fate });
    return this.outcomes.findFate(written);
  }

  private async end(
    auditId: string,
    leadId: string,
    end: QualificationEnd,
    seen?: { readonly written: WrittenLead; readonly fate: LeadFate | null },
  ): Promise<void> {
    await this.qualifications.end(auditId, end, async (manager, at) => {
      if (seen === undefined || seen.fate === null) return;
      await this.outcomes.saveFates(manager, [{ ...seen.written, fate: seen.fate }], at);
    });
    qualifyTotal.inc({ outcome: end.outcome });
    this.logger.log({ message: 'qualification ended', lead_id: leadId, outcome: end.outcome, code: end.errorCode });
  }

  private toQualification(leadId: string, fate: StoredFate, already: boolean): Qualification {
    return { leadId, already, outcome: toOutcomeBody(this.config, fate) };
  }
}

function mayQualify(principal: Principal, { owner, pushedBy }: QualifySubject): boolean {
  if (principal.roles.includes('admin')) return true;
  return principal.roles.includes('rep') && (owner === principal.id || pushedBy === principal.id);
}

const BLOCKS = ['lead-closed', 'lead-merged', 'lead-deleted-in-crm'] as const;

/** What a person decides about has a code of its own; the rest says whether asking again may help. */
function toProblem(failure: D365Failure): ProblemError {
  const block = BLOCKS.find((code) => code === failure.code);
  const { code, remedy } = failure;
  return new ProblemError(block ?? (failure.kind === 'transient' ? 'service-unavailable' : 'd365-refused'), {
    detail: `${remedy.en.message} ${remedy.en.remedy}`,
    errors: [{ field: 'd365', code }],
    translations: remedy,
  });
}

/** With either flag off the guard answers first, and there is nobody to ask. */
export function qualifyProviders(config: D365Config): Provider[] {
  const isOn = config.enabled && config.qualifyEnabled;
  return isOn
    ? [LeadOutcomeRepository, QualificationRepository, LeadQualification]
    : [{ provide: LeadQualification, useValue: null }];
}
