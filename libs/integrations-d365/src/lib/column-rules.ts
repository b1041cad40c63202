import type { LeadForPush } from './lead-source.port';

/** Changes whenever the meaning of a column changes, so that the next push of every lead writes it anew. */
export const MAPPING_VERSION = 1;

/**
 * `always`: Hunter's value counts, an unknown included. `never-null`: what Hunter does not know never clears the column.
 * `if-empty`: written only where nothing stands. A colleague's edit wins over all three.
 */
export type ColumnPolicy = 'always' | 'never-null' | 'if-empty';

/** A choice by its code and the labels an organisation may show for it, in English and Turkish. */
export interface ChoiceLabel {
  readonly labels: readonly string[];
}

export type MappedValue = string | number | boolean | ChoiceLabel | null;

/** How one column gets its value. */
export interface ColumnRule {
  /** Logical name; `{prefix}` stands for the publisher prefix. */
  readonly column: string;
  readonly policy: ColumnPolicy;
  readonly read: (lead: LeadForPush) => MappedValue;
  /** A point in time: left out of the hash, and no reason to write by itself. */
  readonly time?: true;
  /** Takes the times out of a text before two of them are compared. */
  readonly comparable?: (text: string) => string;
}

const EVIDENCE_TIME = / \[[0-9TZ:.-]+\]$/gm;

/** The default mapping in the order in which it is documented. The key column is not among them: it is the address. */
export const COLUMN_RULES: readonly ColumnRule[] = [
  { column: 'subject', policy: 'always', read: (lead) => `Hunter: ${lead.domain}` },
  { column: 'companyname', policy: 'never-null', read: (lead) => lead.companyName ?? lead.domain },
  {
    column: 'lastname',
    policy: 'if-empty',
    read: (lead) => lead.contactLastName ?? lead.companyName ?? lead.domain,
  },
  { column: 'emailaddress1', policy: 'if-empty', read: (lead) => lead.contactEmail },
  { column: 'websiteurl', policy: 'if-empty', read: (lead) => `https://${lead.domain}` },
  {
    column: 'leadsourcecode',
    policy: 'if-empty',
    read: (lead) => (lead.referral === null ? choice('Web') : choice('Partner', 'İş Ortağı', 'Ortak')),
  },
  { column: 'leadqualitycode', policy: 'never-null', read: (lead) => toRating(lead.commercialHeat) },
  { column: '{prefix}_score', policy: 'always', read: (lead) => lead.score },
  { column: '{prefix}_segment', policy: 'always', read: (lead) => toChoice(lead.segment) },
  { column: '{prefix}_priority', policy: 'always', read: (lead) => lead.priority },
  { column: '{prefix}_priority_category', policy: 'always', read: (lead) => toChoice(lead.priorityCategory) },
  { column: '{prefix}_provider', policy: 'never-null', read: (lead) => toChoice(lead.provider) },
  { column: '{prefix}_tenant_size', policy: 'never-null', read: (lead) => toChoice(lead.tenantSize) },
  { column: '{prefix}_infrastructure', policy: 'never-null', read: (lead) => lead.infrastructure },
  { column: '{prefix}_technical_heat', policy: 'always', read: (lead) => toChoice(lead.technicalHeat) },
  { column: '{prefix}_commercial_segment', policy: 'always', read: (lead) => toChoice(lead.commercialSegment) },
  { column: '{prefix}_commercial_heat', policy: 'always', read: (lead) => toChoice(lead.commercialHeat) },
  { column: '{prefix}_is_partner_center_referral', policy: 'always', read: (lead) => lead.referral !== null },
  { column: '{prefix}_referral_id', policy: 'never-null', read: (lead) => lead.referral?.id ?? null },
  { column: '{prefix}_referral_type', policy: 'never-null', read: (lead) => lead.referral?.type ?? null },
  { column: '{prefix}_source', policy: 'always', read: (lead) => toChoice(lead.origin) },
  {
    column: '{prefix}_last_scanned_at',
    policy: 'never-null',
    read: (lead) => toUtcSeconds(lead.lastScannedAt),
    time: true,
  },
  { column: '{prefix}_expires_at', policy: 'never-null', read: (lead) => lead.expiresOn },
  { column: '{prefix}_one_liner', policy: 'never-null', read: (lead) => lead.oneLiner },
  { column: '{prefix}_next_step', policy: 'never-null', read: (lead) => lead.nextStep },
  { column: '{prefix}_urgency', policy: 'never-null', read: (lead) => lead.urgency },
  { column: '{prefix}_opportunity_potential', policy: 'never-null', read: (lead) => lead.opportunityPotential },
  { column: '{prefix}_url', policy: 'never-null', read: (lead) => lead.hunterUrl },
  { column: '{prefix}_rules_version', policy: 'never-null', read: (lead) => lead.rulesVersion },
  {
    column: '{prefix}_evidence',
    policy: 'never-null',
    read: toEvidenceText,
    comparable: (text) => text.replace(EVIDENCE_TIME, ''),
  },
  { column: '{prefix}_tenant_elsewhere', policy: 'never-null', read: (lead) => lead.tenantElsewhere },
];

/** Column that carries the domain: the alternate key. It is the address of a row and never part of a body. */
export function keyColumnOf(publisherPrefix: string): string {
  return `${publisherPrefix}_domain`;
}

function choice(...labels: readonly string[]): ChoiceLabel {
  return { labels };
}

function toChoice(code: string | null): ChoiceLabel | null {
  if (code === null) return null;
  return choice(...new Set([code, code.replaceAll('-', ' ')]));
}

function toRating(commercialHeat: string | null): ChoiceLabel | null {
  switch (commercialHeat?.toUpperCase()) {
    case 'HIGH':
      return choice('Hot', 'Sıcak');
    case 'MEDIUM':
      return choice('Warm', 'Ilık');
    case 'LOW':
      return choice('Cold', 'Soğuk');
    default:
      return null;
  }
}

/** Dataverse keeps whole seconds; sending less keeps both sides comparable. */
function toUtcSeconds(instant: string | null): string | null {
  if (instant === null) return null;
  const epochMs = Date.parse(instant);
  return Number.isNaN(epochMs) ? null : `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}

function toEvidenceText(lead: LeadForPush): string | null {
  if (lead.evidence.length === 0) return null;
  return lead.evidence
    .map((line) => {
      const time = toUtcSeconds(line.readAt);
      return time === null ? line.text : `${line.text} [${time}]`;
    })
    .join('\n');
}
