import { createHash } from 'node:crypto';
import type { D365Error, LeadDetail, LeadItem, PriorityCategory, Provider, Segment } from '../../src/api/types';

const WORDS = ['Ege', 'Anadolu', 'Boğaz', 'Çınar', 'Kuzey', 'Yıldız', 'Toros', 'Marmara', 'Deniz', 'Şafak'];
const TRADES = ['Tekstil', 'Lojistik', 'Gıda', 'Makine', 'Yazılım', 'İnşaat', 'Plastik', 'Turizm'];
const READ_AT = '2026-11-21T08:30:00.000Z';

interface Kind {
  readonly provider: Provider;
  readonly segment: Segment;
  readonly category: PriorityCategory;
  readonly score: number;
  readonly rank: number;
}

const KINDS: readonly Kind[] = [
  { provider: 'Local', segment: 'Migration', category: 'P1', score: 64, rank: 3 },
  { provider: 'Google', segment: 'Migration', category: 'P2', score: 88, rank: 1 },
  { provider: 'Yandex', segment: 'Migration', category: 'P2', score: 70, rank: 2 },
  { provider: 'M365', segment: 'Existing', category: 'P3', score: 60, rank: 4 },
  { provider: 'M365', segment: 'Existing', category: 'P4', score: 90, rank: 3 },
  { provider: 'Amazon', segment: 'Cold', category: 'P5', score: 45, rank: 5 },
  { provider: 'Hosting', segment: 'Skip', category: 'P6', score: 10, rank: 7 },
];

/** A stable id per domain, so that a lead scanned twice is one lead. */
export function toLeadId(domain: string): string {
  const hash = createHash('sha256').update(domain).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

export function createLead(domain: string, index: number, company: string | null): LeadDetail {
  const kind = KINDS[index % KINDS.length]!;
  const isUnread = index % 23 === 22;
  const hasGateway = index % 9 === 4;
  const isElsewhere = kind.provider !== 'M365' && index % 5 === 1;
  return {
    id: toLeadId(domain),
    domain,
    unicode_domain: domain,
    company_name: company,
    country: 'TR',
    website: `https://${domain}`,
    source: 'scan',
    provider: kind.provider,
    mailbox_host: kind.provider,
    gateway: hasGateway ? 'Proofpoint' : null,
    tenant: isUnread ? null : kind.provider === 'M365' || isElsewhere,
    tenant_elsewhere: isUnread ? null : isElsewhere,
    local_provider: kind.provider === 'Local' ? 'Natro' : null,
    mx_root: 'mail.example',
    mx_hosts: [`mx1.${domain}`],
    spf: true,
    dkim: isUnread ? null : index % 2 === 0,
    dmarc_policy: isUnread ? 'unknown' : 'none',
    dmarc_coverage: null,
    scan_status: isUnread ? 'partial' : 'completed',
    scanned_at: new Date(Date.parse(READ_AT) - index * 3_700_000).toISOString(),
    incomplete: isUnread,
    // The first one leads its category, so that tests find it at the top.
    readiness_score: index === 0 ? 69 : kind.score,
    segment: kind.segment,
    priority_score: kind.rank,
    technical_heat: 'Warm',
    commercial_segment: 'COMPETITIVE',
    commercial_heat: 'HIGH',
    priority_category: kind.category,
    priority_label: null,
    hard_fail: null,
    rules_version: 'v1',
    tenant_size: index % 3 === 0 ? 'medium' : null,
    owner: null,
    created_at: READ_AT,
    updated_at: READ_AT,
    row_version: 1,
    ...createD365Fields(index),
    spf_record: 'v=spf1 include:_spf.mail.example -all',
    dmarc_record: 'v=DMARC1; p=none',
    dkim_selectors: ['default'],
    registrar: null,
    expires_at: '2027-03-04',
    nameservers: null,
    infrastructure_summary: null,
    network: null,
    contact_emails: [],
    contact_quality_score: null,
    guessed_emails: [],
    registration_status: 'unknown',
    registration_source: null,
    registration_read_at: null,
    evidence: createEvidence(domain, isUnread),
    findings: [],
    mail_setup: { confidence: 92, evidence: [] },
  };
}

/** As the server words it: English at the top, both languages below. */
export const UNREACHABLE: D365Error = {
  code: 'unreachable',
  message: 'Dynamics 365 did not answer.',
  remedy: 'Check the network, then push again.',
  translations: {
    en: { message: 'Dynamics 365 did not answer.', remedy: 'Check the network, then push again.' },
    tr: { message: 'Dynamics 365 yanıt vermedi.', remedy: 'Ağı kontrol edip yeniden gönderin.' },
  },
};

function createD365Fields(
  index: number,
): Pick<LeadItem, 'd365_status' | 'd365_last_synced_at' | 'd365_last_error' | 'd365_lead_url' | 'd365_changed_since'> {
  const isSynced = index % 11 === 3;
  const isFailed = index % 17 === 6;
  return {
    d365_status: isSynced ? 'synced' : isFailed ? 'error' : 'not_synced',
    d365_last_synced_at: isSynced ? READ_AT : null,
    d365_last_error: isFailed ? UNREACHABLE : null,
    d365_lead_url: isSynced ? 'https://crm.example/main.aspx?etn=lead' : null,
    d365_changed_since: index % 22 === 3,
  };
}

function createEvidence(domain: string, isUnread: boolean): LeadDetail['evidence'] {
  return [
    { part: 'mx', status: 'present', name: domain, raw: `10 mx1.${domain}.`, read_at: READ_AT },
    { part: 'spf', status: 'present', name: domain, raw: 'v=spf1 include:_spf.mail.example -all', read_at: READ_AT },
    { part: 'dkim', status: 'absent', name: `default._domainkey.${domain}`, raw: null, read_at: READ_AT },
    isUnread
      ? { part: 'dmarc', status: 'unknown', cause: 'timeout', name: `_dmarc.${domain}`, raw: null, read_at: READ_AT }
      : { part: 'dmarc', status: 'present', name: `_dmarc.${domain}`, raw: 'v=DMARC1; p=none', read_at: READ_AT },
  ];
}

function toAscii(text: string): string {
  return text
    .toLocaleLowerCase('tr')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]/g, '');
}

/** `count` made-up companies under a reserved top-level domain. */
export function createSampleLeads(count: number): LeadDetail[] {
  return Array.from({ length: count }, (_, index) => {
    const word = WORDS[index % WORDS.length]!;
    const trade = TRADES[Math.floor(index / WORDS.length) % TRADES.length]!;
    const serial = Math.floor(index / (WORDS.length * TRADES.length));
    const domain = index === 0 ? 'first.example' : `${toAscii(word)}${toAscii(trade)}${serial || ''}.example`;
    return createLead(domain, index, index === 0 ? 'Birinci Örnek A.Ş.' : `${word} ${trade} A.Ş.`);
  });
}
