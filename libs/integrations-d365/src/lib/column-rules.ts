import { CHOICES, labelsOf, type Choice } from './choices';
import type { LeadForPush } from './lead-source.port';
import { toWritableText } from './to-writable-text';

/** Changes whenever the meaning of a column changes, so that the next push of every lead writes it anew. */
export const MAPPING_VERSION = 1;

/**
 * `always`: Hunter's value counts, an unknown included. `never-null`: what Hunter does not know never clears the column.
 * `if-empty`: written only where nothing stands. A colleague's edit wins over all three.
 */
export type ColumnPolicy = 'always' | 'never-null' | 'if-empty';

/** A choice by its code and the labels an organisation may show for it, in English and Turkish. */
export interface ChoiceLabel {
  /** The code comes first. */
  readonly labels: readonly string[];
  /** Value of the option, where a mapping file names it; the labels do not count then. */
  readonly value?: number;
}

/** What a field holds, which decides the columns that can take it. */
export type ValueKind = 'text' | 'number' | 'yes-no' | 'instant' | 'day' | 'choice';

export type MappedValue = string | number | boolean | ChoiceLabel | null;

/** How one column gets its value. */
export interface ColumnRule {
  /** The name of the field in a mapping file: its default column without the prefix. */
  readonly field: string;
  /** Logical name; `{prefix}` stands for the publisher prefix. */
  readonly column: string;
  readonly policy: ColumnPolicy;
  readonly kind: ValueKind;
  /** The options that a choice may take. */
  readonly choices?: readonly Choice[];
  readonly read: (lead: LeadForPush) => MappedValue;
  /** A point in time: left out of the hash, and no reason to write by itself. */
  readonly time?: true;
  /** Takes the times out of a text before two of them are compared. */
  readonly comparable?: (text: string) => string;
}

const [WEB, PARTNER]: readonly [ChoiceLabel, ChoiceLabel] = [
  { labels: ['Web'] },
  { labels: ['Partner', 'İş Ortağı', 'Ortak'] },
];

const EVIDENCE_TIME = / \[[0-9TZ:.-]+\]$/gm;

/** The default mapping in the order in which it is documented. The key column is not among them: it is the address. */
export const COLUMN_RULES: readonly ColumnRule[] = withFields([
  { column: 'subject', policy: 'always', kind: 'text', read: (lead) => `Hunter: ${lead.domain}` },
  {
    column: 'companyname',
    policy: 'never-null',
    kind: 'text',
    read: (lead) => firstText(lead.companyName, lead.domain),
  },
  {
    column: 'lastname',
    policy: 'if-empty',
    kind: 'text',
    read: (lead) => firstText(lead.contactLastName, lead.companyName, lead.domain),
  },
  { column: 'emailaddress1', policy: 'if-empty', kind: 'text', read: (lead) => lead.contactEmail },
  { column: 'websiteurl', policy: 'if-empty', kind: 'text', read: (lead) => `https://${lead.domain}` },
  {
    column: 'leadsourcecode',
    policy: 'if-empty',
    kind: 'choice',
    choices: CHOICES.leadsourcecode,
    read: (lead) => (lead.referral === null ? WEB : PARTNER),
  },
  {
    column: 'leadqualitycode',
    policy: 'never-null',
    kind: 'choice',
    choices: CHOICES.leadqualitycode,
    read: (lead) => toRating(lead.commercialHeat),
  },
  { column: '{prefix}_score', policy: 'always', kind: 'number', read: (lead) => lead.score },
  {
    column: '{prefix}_segment',
    policy: 'always',
    kind: 'choice',
    choices: CHOICES.segment,
    read: (lead) => toChoice(CHOICES.segment, lead.segment),
  },
  { column: '{prefix}_priority', policy: 'always', kind: 'number', read: (lead) => lead.priority },
  {
    column: '{prefix}_priority_category',
    policy: 'always',
    kind: 'choice',
    choices: CHOICES.priority_category,
    read: (lead) => toChoice(CHOICES.priority_category, lead.priorityCategory),
  },
  {
    column: '{prefix}_provider',
    policy: 'never-null',
    kind: 'choice',
    choices: CHOICES.provider,
    read: (lead) => toChoice(CHOICES.provider, lead.provider),
  },
  {
    column: '{prefix}_tenant_size',
    policy: 'never-null',
    kind: 'choice',
    choices: CHOICES.tenant_size,
    read: (lead) => toChoice(CHOICES.tenant_size, lead.tenantSize),
  },
  { column: '{prefix}_infrastructure', policy: 'never-null', kind: 'text', read: (lead) => lead.infrastructure },
  {
    column: '{prefix}_technical_heat',
    policy: 'always',
    kind: 'choice',
    choices: CHOICES.technical_heat,
    read: (lead) => toChoice(CHOICES.technical_heat, lead.technicalHeat),
  },
  {
    column: '{prefix}_commercial_segment',
    policy: 'always',
    kind: 'choice',
    choices: CHOICES.commercial_segment,
    read: (lead) => toChoice(CHOICES.commercial_segment, lead.commercialSegment),
  },
  {
    column: '{prefix}_commercial_heat',
    policy: 'always',
    kind: 'choice',
    choices: CHOICES.commercial_heat,
    read: (lead) => toChoice(CHOICES.commercial_heat, lead.commercialHeat),
  },
  {
    column: '{prefix}_is_partner_center_referral',
    policy: 'always',
    kind: 'yes-no',
    read: (lead) => lead.referral !== null,
  },
  { column: '{prefix}_referral_id', policy: 'never-null', kind: 'text', read: (lead) => lead.referral?.id ?? null },
  { column: '{prefix}_referral_type', policy: 'never-null', kind: 'text', read: (lead) => lead.referral?.type ?? null },
  {
    column: '{prefix}_source',
    policy: 'always',
    kind: 'choice',
    choices: CHOICES.source,
    read: (lead) => toChoice(CHOICES.source, lead.origin),
  },
  {
    column: '{prefix}_last_scanned_at',
    policy: 'never-null',
    kind: 'instant',
    read: (lead) => toUtcSeconds(lead.lastScannedAt),
    time: true,
  },
  { column: '{prefix}_expires_at', policy: 'never-null', kind: 'day', read: (lead) => lead.expiresOn },
  { column: '{prefix}_one_liner', policy: 'never-null', kind: 'text', read: (lead) => lead.oneLiner },
  { column: '{prefix}_next_step', policy: 'never-null', kind: 'text', read: (lead) => lead.nextStep },
  { column: '{prefix}_urgency', policy: 'never-null', kind: 'text', read: (lead) => lead.urgency },
  {
    column: '{prefix}_opportunity_potential',
    policy: 'never-null',
    kind: 'number',
    read: (lead) => lead.opportunityPotential,
  },
  { column: '{prefix}_url', policy: 'never-null', kind: 'text', read: (lead) => lead.hunterUrl },
  { column: '{prefix}_rules_version', policy: 'never-null', kind: 'text', read: (lead) => lead.rulesVersion },
  {
    column: '{prefix}_evidence',
    policy: 'never-null',
    kind: 'text',
    read: toEvidenceText,
    comparable: (text) => text.replace(EVIDENCE_TIME, ''),
  },
  { column: '{prefix}_tenant_elsewhere', policy: 'never-null', kind: 'yes-no', read: (lead) => lead.tenantElsewhere },
]);

function withFields(rules: readonly Omit<ColumnRule, 'field'>[]): readonly ColumnRule[] {
  return rules.map((rule) => ({ ...rule, field: rule.column.replace('{prefix}_', '') }));
}

/** Column that carries the domain: the alternate key. It is the address of a row and never part of a body. */
export function keyColumnOf(publisherPrefix: string): string {
  return `${publisherPrefix}_domain`;
}

/** The first that says something: a name of blanks, or of what Dynamics cannot hold, is no name. */
function firstText(...texts: readonly (string | null)[]): string | null {
  return texts.find((text) => text !== null && toWritableText(text).trim() !== '') ?? null;
}

/** The option of a code; a code that is not among them still stands for itself. */
function toChoice(known: readonly Choice[], code: string | null): ChoiceLabel | null {
  if (code === null) return null;
  return { labels: labelsOf(known.find((option) => option.code === code) ?? { code, en: code, tr: code }) };
}

const RATINGS: Readonly<Record<string, string>> = { HIGH: 'Hot', MEDIUM: 'Warm', LOW: 'Cold' };

function toRating(commercialHeat: string | null): ChoiceLabel | null {
  return toChoice(CHOICES.leadqualitycode, RATINGS[commercialHeat?.toUpperCase() ?? ''] ?? null);
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
