import { toEvidence, type DnsEvidence, type DnsPartName, type DnsReading } from '@hunter/core-dns';
import { LeadRepository, type LeadRow } from '@hunter/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { readLeadDomain } from '../scan/read-lead-domain';
import { summarizeLead } from '../summary/summarize-lead';
import type { SummarySettings } from '../summary/summary-settings';
import type { LeadDossier } from './lead-dossier';

export interface DossierSettings {
  /** Language of the texts that leave Hunter. */
  readonly locale: 'tr' | 'en';
  readonly summary: SummarySettings;
  /** Address of the dashboard without trailing slash, for links back; null: no link. */
  readonly publicUrl: string | null;
}

export const DOSSIER_SETTINGS = Symbol('DOSSIER_SETTINGS');

/** Differ from hour to hour or from resolver to resolver: a lead must not look changed because of them. */
const FLEETING_PARTS: ReadonlySet<DnsPartName> = new Set(['dnssec', 'a', 'aaaa', 'mx-a', 'mx-aaaa', 'spf-tree']);

/** Reads leads for whoever sends them elsewhere. Shaped after the integrations' lead port, which it fits without knowing it. */
@Injectable()
export class LeadDossierReader {
  constructor(
    private readonly leads: LeadRepository,
    @Inject(DOSSIER_SETTINGS) private readonly settings: DossierSettings,
  ) {}

  /** The lead as it stands now, or null when it is gone. */
  async fetchLead(leadId: string): Promise<LeadDossier | null> {
    const lead = await this.leads.findLead(leadId);
    return lead === null ? null : this.toDossier(lead);
  }

  /** The id of the lead that is meant, or null when there is none. */
  async resolveLeadId(ref: { readonly leadId: string } | { readonly domain: string }): Promise<string | null> {
    if ('leadId' in ref) return (await this.leads.findLead(ref.leadId))?.id ?? null;
    const target = readLeadDomain(ref.domain);
    return target.ok ? ((await this.leads.findLead(target.domain))?.id ?? null) : null;
  }

  /** Which of the leads exist, and whether they have a score. */
  fetchPushability(
    leadIds: readonly string[],
  ): Promise<readonly { readonly leadId: string; readonly scored: boolean }[]> {
    return this.leads.fetchScored(leadIds);
  }

  private toDossier(lead: LeadRow): LeadDossier {
    const summary = summarizeLead(lead, this.settings.locale, this.settings.summary);
    return {
      leadId: lead.id,
      domain: lead.domain,
      companyName: lead.company_name,
      contactLastName: null,
      contactEmail: lead.contact_emails[0] ?? null,
      score: lead.readiness_score,
      segment: lead.segment,
      priority: lead.priority_score,
      priorityCategory: lead.priority_category,
      provider: lead.provider,
      tenantSize: lead.tenant_size,
      infrastructure: lead.infrastructure_summary,
      technicalHeat: lead.technical_heat,
      commercialSegment: lead.commercial_segment,
      commercialHeat: lead.commercial_heat,
      tenantElsewhere: lead.tenant_elsewhere,
      referral: null,
      origin: lead.source === 'import' ? 'import' : 'scan',
      lastScannedAt: lead.scanned_at,
      expiresOn: lead.expires_at,
      oneLiner: summary?.one_liner ?? null,
      nextStep: summary?.next_step.message ?? null,
      urgency: summary?.urgency ?? null,
      opportunityPotential: summary?.opportunity_potential ?? null,
      hunterUrl: this.settings.publicUrl === null ? null : `${this.settings.publicUrl}/leads/${lead.domain}`,
      rulesVersion: lead.rules_version,
      evidence:
        lead.reading === null
          ? []
          : toEvidence(lead.reading as DnsReading)
              .filter(isLasting)
              .map((line) => ({ text: toText(line), readAt: line.readAt })),
    };
  }
}

function isLasting({ part }: DnsEvidence): boolean {
  return !FLEETING_PARTS.has(part);
}

function toText(line: DnsEvidence): string {
  if (line.status === 'unknown') return `${line.part} ${line.name}: unknown (${line.cause ?? 'not read'})`;
  return `${line.part} ${line.name}: ${line.raw ?? line.status}`;
}
