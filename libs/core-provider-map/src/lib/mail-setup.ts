import type { Provider } from './provider.js';

/** What is published about a domain's mail. Null and `'unknown'` say "not read", never "absent". */
export interface MailSetupReading {
  readonly domain: string;
  /** In sending order; `[]` = no MX or null MX; null = not read. */
  readonly mxHosts: readonly string[] | null;
  /** The record's text; null = no record. */
  readonly spfRecord: string | null | 'unknown';
  /** Names that DKIM selectors are aliases of; null = not read. */
  readonly dkimTargets: readonly string[] | null;
  /** CNAME target of `autodiscover`; null = none. */
  readonly autodiscover: string | null | 'unknown';
  /** TXT records of the domain itself; null = not read. */
  readonly txt: readonly string[] | null;
  /** CNAME target by label or name (`enterpriseregistration`, `lyncdiscover` …), null where there is none; null = not read. */
  readonly cnames: Readonly<Record<string, string | null>> | null;
  /** Whether Entra ID answers the OpenID configuration of the domain; a probe that is off by default. Null = not asked. */
  readonly openIdTenant?: boolean | null;
}

/** What a record shows, by where it stands and what it points to. */
export type MailSetupEvidenceCode =
  | 'mx-provider'
  | 'mx-gateway'
  | 'mx-relay'
  | 'mx-missing'
  | 'spf-include'
  | 'dkim-target'
  | 'autodiscover-target'
  | 'txt-verification'
  | 'cname-target'
  | 'openid-configuration';

/** Which of the two questions a line of evidence bears on. */
export type MailSetupQuestion = 'mailbox-host' | 'gateway' | 'tenant';

/** The record a line of evidence was read from; its value as published, of an SPF include the whole record. */
export interface MailSetupRecord {
  readonly type: 'MX' | 'TXT' | 'CNAME' | 'HTTPS';
  readonly name: string;
  readonly value: string;
}

/** One published record and what it says. */
export interface MailSetupEvidence {
  readonly code: MailSetupEvidenceCode;
  readonly question: MailSetupQuestion;
  /** The provider or the gateway that the record points to; null when it points to nobody. */
  readonly supports: string | null;
  readonly record: MailSetupRecord;
}

/** Who holds the mailboxes and whether the organisation already has a Microsoft tenant: two questions, answered apart. */
export interface MailSetup {
  /** Who holds the mailboxes; null = the records do not say. */
  readonly mailboxHost: Provider | null;
  /** The filter that mail passes before it reaches the mailboxes; null = none that is known. */
  readonly gateway: string | null;
  /** Null = no record says so; only the OpenID probe can answer no. */
  readonly tenant: boolean | null;
  /** A tenant is there while the mailboxes are not Microsoft's; null = one of the two is not known. */
  readonly tenantElsewhere: boolean | null;
  /** How sure `mailboxHost` is, 0–100; 0 when it is null. */
  readonly confidence: number;
  /** How sure `tenant` is, 0–100; 0 when it is null. */
  readonly tenantConfidence: number;
  readonly evidence: readonly MailSetupEvidence[];
  /** The provider that score v1 counts: the mailbox host where the first MX is a gateway's, else that of the first MX. */
  readonly scoreProvider: Provider;
}
