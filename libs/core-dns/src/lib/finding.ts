import type { DnsPartName } from './part-names.js';

/** Everything a reading can show beyond present and absent, each with a part and a record. */
export const DNS_FINDING_CODES = [
  'mx-null',
  'mx-null-with-others',
  'mx-ip-literal',
  'spf-permerror',
  'spf-allows-all',
  'dkim-key-revoked',
  'dkim-key-invalid',
  'dkim-key-testing',
  'dmarc-multiple-records',
  'dmarc-invalid',
  'dmarc-policy-assumed',
  'dmarc-inherited',
  'dmarc-testing',
  'dmarc-partial-coverage',
  'mta-sts-multiple-records',
  'mta-sts-invalid',
  'tls-rpt-multiple-records',
  'tls-rpt-invalid',
  'bimi-multiple-records',
  'bimi-invalid',
] as const;

/** What a reading shows beyond present and absent. `detail` narrows the code, in the same closed, kebab-case style. */
export type DnsFindingCode = (typeof DNS_FINDING_CODES)[number];

/** One observation, with the name at which it was made and the record that shows it. */
export interface DnsFinding {
  readonly code: DnsFindingCode;
  readonly part: DnsPartName;
  readonly name: string;
  readonly raw: string | null;
  readonly detail?: string;
}
