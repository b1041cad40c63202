import { sampleLead, sampleOrg } from '../../test/sample-lead';
import { fitToOrg, mapLead, payloadHash } from './map';

const fit = (lead = sampleLead(), org = sampleOrg()) => {
  const { columns, notes } = fitToOrg(mapLead(lead, 'hunter'), org);
  return { values: Object.fromEntries(columns.map(({ column, value }) => [column, value])), notes };
};

const hash = (lead: ReturnType<typeof sampleLead>) => payloadHash(lead.domain, mapLead(lead, 'hunter'));

describe('mapping a lead', () => {
  test('writes what Hunter knows into the columns of the organisation', () => {
    expect(fit()).toEqual({
      notes: [],
      values: {
        subject: 'Hunter: anadolu-cam.example',
        companyname: 'Anadolu Cam Sanayi',
        lastname: 'Anadolu Cam Sanayi',
        emailaddress1: null,
        websiteurl: 'https://anadolu-cam.example',
        leadsourcecode: 727_000_001,
        leadqualitycode: 727_000_000,
        hunter_score: 80,
        hunter_segment: 727_000_000,
        hunter_priority: 1,
        hunter_priority_category: 727_000_001,
        hunter_provider: 727_000_001,
        hunter_tenant_size: 727_000_001,
        hunter_infrastructure: 'Hosted on DataCenter, ISP: Sample Net, Country: TR',
        hunter_technical_heat: 727_000_001,
        hunter_commercial_segment: 727_000_001,
        hunter_commercial_heat: 727_000_000,
        hunter_is_partner_center_referral: false,
        hunter_referral_id: null,
        hunter_referral_type: null,
        hunter_source: 727_000_003,
        hunter_last_scanned_at: '2026-11-20T09:30:15Z',
        hunter_expires_at: '2027-03-01',
        hunter_one_liner: 'Google ile çalışıyor, DMARC zorlamıyor.',
        hunter_next_step: 'Call within 24 hours',
        hunter_urgency: 'high',
        hunter_opportunity_potential: 72,
        hunter_url: 'https://hunter.example/leads/1',
        hunter_rules_version: 'v1',
        hunter_evidence: 'mx present: smtp.google.com [2026-11-20T09:30:14Z]\ndmarc absent',
        hunter_tenant_elsewhere: false,
      },
    });
  });

  test('never maps the key column: the domain is the address of the row', () => {
    expect(mapLead(sampleLead(), 'hunter').map(({ column }) => column)).not.toContain('hunter_domain');
  });

  test.each([
    [{ contactLastName: 'Yılmaz' }, 'Yılmaz', 'Anadolu Cam Sanayi'],
    [{ companyName: null }, 'anadolu-cam.example', 'anadolu-cam.example'],
  ])('gives the lead a name with %j', (changes, lastname, companyname) => {
    expect(fit(sampleLead(changes)).values).toMatchObject({ lastname, companyname });
  });

  test('calls a referral a partner lead', () => {
    const { values } = fit(sampleLead({ referral: { id: 'r-1', type: 'Independent' } }));
    expect(values).toMatchObject({
      leadsourcecode: 727_000_000,
      hunter_is_partner_center_referral: true,
      hunter_referral_id: 'r-1',
      hunter_referral_type: 'Independent',
    });
  });

  test.each([
    ['MEDIUM', 727_000_001],
    ['LOW', 727_000_002],
    ['unheard-of', null],
    [null, null],
  ])('rates commercial heat %p as %p', (commercialHeat, rating) => {
    expect(fit(sampleLead({ commercialHeat })).values['leadqualitycode']).toBe(rating);
  });

  test('finds an option by its label in another language of the organisation', () => {
    const org = sampleOrg({ leadqualitycode: { options: [{ value: 9, labels: ['Hot (old)', 'SICAK', 'sıcak'] }] } });
    expect(fit(sampleLead(), org).values['leadqualitycode']).toBe(9);
  });

  test('uses another publisher prefix for the custom columns only', () => {
    const columns = mapLead(sampleLead(), 'acme').map(({ column }) => column);
    expect(columns).toEqual(expect.arrayContaining(['subject', 'acme_score', 'acme_evidence']));
    expect(columns.some((column) => column.startsWith('hunter_'))).toBe(false);
  });
});

describe('fitting into the organisation', () => {
  test('cuts to the length of the column with a mark and says so', () => {
    const { values, notes } = fit(sampleLead(), sampleOrg({ subject: { maxLength: 12 } }));
    expect(values['subject']).toBe('Hunter: ana…');
    expect(notes).toEqual([{ column: 'subject', code: 'truncated', limit: 12 }]);
  });

  test('never cuts a character in two', () => {
    const { values } = fit(sampleLead({ companyName: 'ab😀😀' }), sampleOrg({ companyname: { maxLength: 4 } }));
    expect(values['companyname']).toBe('ab…');
  });

  test.each([
    ['hunter_url', null, 'column-missing'],
    ['hunter_url', { writable: false }, 'column-read-only'],
    ['hunter_provider', { options: [] }, 'option-unmapped'],
    ['hunter_score', { type: 'Money' }, 'type-mismatch'],
    ['hunter_tenant_elsewhere', { type: 'String' }, 'type-mismatch'],
    ['hunter_url', { type: 'Boolean' }, 'type-mismatch'],
    ['hunter_url', { type: 'Integer' }, 'type-mismatch'],
    ['hunter_score', { type: 'DateTime' }, 'type-mismatch'],
  ])('leaves %s alone with %j and notes %s', (column, change, code) => {
    const { values, notes } = fit(sampleLead(), sampleOrg({ [column]: change }));
    expect(values).not.toHaveProperty(column);
    expect(notes).toEqual([{ column, code }]);
    expect(values).toHaveProperty('subject');
  });

  test.each([
    [{ max: 50 }, 50],
    [{ min: 90 }, 90],
  ])('does not send a number outside %j', (range, limit) => {
    const { values, notes } = fit(sampleLead(), sampleOrg({ hunter_score: range }));
    expect(values).not.toHaveProperty('hunter_score');
    expect(notes).toEqual([{ column: 'hunter_score', code: 'number-out-of-range', limit }]);
  });

  test('reads a number out of digits, and writes a choice as text where the column is text', () => {
    const org = sampleOrg({ hunter_provider: { type: 'String', maxLength: 20 } });
    expect(fit(sampleLead({ opportunityPotential: '65' }), org).values).toMatchObject({
      hunter_opportunity_potential: 65,
      hunter_provider: 'Google',
    });
  });
});

describe('payload hash', () => {
  test('is the same for the same lead', () => {
    expect(hash(Object.freeze(sampleLead()))).toBe(hash(Object.freeze(sampleLead())));
  });

  test('does not change when only times do', () => {
    const rescanned = sampleLead({
      lastScannedAt: '2026-11-21T00:00:00.000Z',
      evidence: sampleLead().evidence.map((line) => ({ ...line, readAt: '2026-11-21T00:00:00.000Z' })),
    });
    expect(hash(rescanned)).toBe(hash(sampleLead()));
  });

  test.each([
    [{ score: 81 }],
    [{ segment: 'Cold' }],
    [{ companyName: 'Anadolu Cam A.Ş.' }],
    [{ evidence: [{ text: 'mx absent', readAt: null }] }],
    [{ domain: 'other.example' }],
    [{ expiresOn: '2027-03-02' }],
    [{ contactEmail: 'info@anadolu-cam.example' }],
  ])('changes with %j', (changes) => {
    expect(hash(sampleLead(changes))).not.toBe(hash(sampleLead()));
  });
});
