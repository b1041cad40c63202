import type { LeadForPush } from '../src/lib/lead-source.port';
import type { OrgColumn, OrgColumns, RemoteLead, ColumnValues } from '../src/lib/schema';

export const LEAD_ID = '0b9d3f0e-58b4-4f0c-9a51-3f2b7f0c1d11';
export const REMOTE_ID = '5d1f2a3b-0000-4000-8000-00000000aaaa';

/** A made-up company with everything known. */
export function sampleLead(changes: Partial<LeadForPush> = {}): LeadForPush {
  return {
    leadId: LEAD_ID,
    domain: 'anadolu-cam.example',
    companyName: 'Anadolu Cam Sanayi',
    contactLastName: null,
    contactEmail: null,
    score: 80,
    segment: 'Migration',
    priority: 1,
    priorityCategory: 'P2',
    provider: 'Google',
    tenantSize: 'medium',
    infrastructure: 'Hosted on DataCenter, ISP: Sample Net, Country: TR',
    technicalHeat: 'Warm',
    commercialSegment: 'COMPETITIVE',
    commercialHeat: 'HIGH',
    tenantElsewhere: false,
    referral: null,
    origin: 'partner-center',
    lastScannedAt: '2026-11-20T09:30:15.250Z',
    expiresOn: '2027-03-01',
    oneLiner: 'Google ile çalışıyor, DMARC zorlamıyor.',
    nextStep: 'Call within 24 hours',
    urgency: 'high',
    opportunityPotential: 72,
    hunterUrl: 'https://hunter.example/leads/1',
    rulesVersion: 'v1',
    evidence: [
      { text: 'mx present: smtp.google.com', readAt: '2026-11-20T09:30:14.000Z' },
      { text: 'dmarc absent', readAt: null },
    ],
    ...changes,
  };
}

const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  leadsourcecode: ['Partner', 'Web'],
  leadqualitycode: ['Hot', 'Warm', 'Cold'],
  hunter_segment: ['Migration', 'Existing', 'Cold', 'Skip'],
  hunter_priority_category: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'],
  hunter_provider: ['M365', 'Google', 'Local'],
  hunter_tenant_size: ['Small', 'Medium', 'Large'],
  hunter_technical_heat: ['Hot', 'Warm', 'Cold'],
  hunter_commercial_segment: ['GREENFIELD', 'COMPETITIVE'],
  hunter_commercial_heat: ['HIGH', 'MEDIUM', 'LOW'],
  hunter_source: ['scan', 'import', 'webhook', 'Partner Center'],
};

const TEXTS: Readonly<Record<string, number>> = {
  subject: 300,
  companyname: 100,
  lastname: 50,
  emailaddress1: 100,
  websiteurl: 200,
  hunter_infrastructure: 4000,
  hunter_referral_id: 100,
  hunter_referral_type: 50,
  hunter_one_liner: 2000,
  hunter_next_step: 400,
  hunter_urgency: 50,
  hunter_url: 500,
  hunter_rules_version: 50,
  hunter_evidence: 10_000,
};

/** A lead table as provisioning leaves it; choices count from 727000000. */
export function sampleOrg(changes: Readonly<Record<string, Partial<OrgColumn> | null>> = {}): OrgColumns {
  const column = (name: string, type: string, extra: Partial<OrgColumn> = {}): OrgColumn => ({
    name,
    type,
    writable: true,
    ...extra,
  });
  const columns: OrgColumn[] = [
    ...Object.entries(TEXTS).map(([name, maxLength]) => column(name, 'String', { maxLength })),
    ...Object.entries(OPTIONS).map(([name, labels]) =>
      column(name, 'Picklist', {
        options: labels.map((label, index) => ({ value: 727_000_000 + index, labels: [label] })),
      }),
    ),
    column('hunter_score', 'Integer', { min: 0, max: 100 }),
    column('hunter_priority', 'Integer', { min: 1, max: 7 }),
    column('hunter_opportunity_potential', 'Integer', { min: 0, max: 100 }),
    column('hunter_is_partner_center_referral', 'Boolean'),
    column('hunter_tenant_elsewhere', 'Boolean'),
    column('hunter_last_scanned_at', 'DateTime'),
    column('hunter_expires_at', 'DateTime'),
  ];
  const changed = columns
    .filter(({ name }) => changes[name] !== null)
    .map((item): OrgColumn => ({ ...item, ...changes[item.name] }));
  return new Map(changed.map((item) => [item.name, item]));
}

export function remoteLead(values: ColumnValues, changes: Partial<RemoteLead> = {}): RemoteLead {
  return {
    leadId: REMOTE_ID,
    etag: 'W/"7"',
    open: true,
    merged: false,
    masterId: null,
    key: 'anadolu-cam.example',
    values,
    ...changes,
  };
}
