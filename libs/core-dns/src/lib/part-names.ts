/** Every part that a reading can have, as evidence and findings name them, in the order in which evidence lists them. */
export const DNS_PART_NAMES = [
  'mx',
  'spf',
  'dkim',
  'dmarc',
  'txt',
  'autodiscover',
  'enterpriseregistration',
  'enterpriseenrollment',
  'lyncdiscover',
  'mta-sts',
  'tls-rpt',
  'bimi',
  'dnssec',
  'a',
  'aaaa',
  'mx-a',
  'mx-aaaa',
  'spf-tree',
] as const;

/** A part of a reading, as evidence and findings name it. */
export type DnsPartName = (typeof DNS_PART_NAMES)[number];
