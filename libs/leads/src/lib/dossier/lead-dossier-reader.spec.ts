import { genericEmails } from '@hunter/core-enrichment';
import type { LeadRepository, LeadRow } from '@hunter/persistence';
import { scannedLead, unscannedLead } from '../../../test/lead-row';
import { microsoftDomain, unreachableDomain } from '../../../test/scripted-domain-reader';
import { LeadDossierReader, type DossierSettings } from './lead-dossier-reader';

const SETTINGS: DossierSettings = { locale: 'en', summary: { partnerName: null, tuningFactor: 1 }, publicUrl: null };

function readerOf(leads: readonly LeadRow[], settings: Partial<DossierSettings> = {}): LeadDossierReader {
  const repository = {
    findLead: (key: string) => Promise.resolve(leads.find((lead) => lead.id === key || lead.domain === key) ?? null),
    fetchScored: (ids: readonly string[]) =>
      Promise.resolve(ids.flatMap((id) => leads.filter((lead) => lead.id === id)).map(toScored)),
  };
  return new LeadDossierReader(repository as unknown as LeadRepository, { ...SETTINGS, ...settings });
}

function toScored(lead: LeadRow): { leadId: string; scored: boolean } {
  return { leadId: lead.id, scored: lead.readiness_score !== null };
}

describe('LeadDossierReader', () => {
  it("gives facts, verdicts, the rep's opening and every record behind them", async () => {
    const lead = await scannedLead({ company_name: 'First A.Ş.', contact_emails: ['info@first.example'] });

    const dossier = await readerOf([lead]).fetchLead(lead.id);

    expect(dossier).toMatchObject({
      domain: 'first.example',
      companyName: 'First A.Ş.',
      contactEmail: 'info@first.example',
      score: lead.readiness_score,
      segment: 'Existing',
      provider: 'M365',
      origin: 'scan',
      oneLiner: expect.any(String) as string,
      nextStep: expect.any(String) as string,
      hunterUrl: null,
      lastScannedAt: '2026-03-01T10:00:00.000Z',
    });
    expect(dossier?.evidence).toContainEqual({
      text: 'spf first.example: v=spf1 include:spf.protection.outlook.com -all',
      readAt: '2026-03-01T10:00:00.000Z',
    });
  });

  it('names no address that nobody has given: guessed ones are no contacts', async () => {
    const lead = await scannedLead({ company_name: 'First A.Ş.', contact_emails: [] });

    const dossier = await readerOf([lead]).fetchLead(lead.id);

    expect(dossier?.contactEmail).toBeNull();
    for (const email of genericEmails(lead.domain)) expect(JSON.stringify(dossier)).not.toContain(email);
  });

  it('leaves out what differs from one look-up to the next', async () => {
    const lead = await scannedLead({}, (name, type) =>
      type === 'A'
        ? { kind: 'records', authenticated: false, records: [{ type, address: '192.0.2.1' }] }
        : microsoftDomain(name, type),
    );

    const dossier = await readerOf([lead]).fetchLead(lead.id);

    const parts = dossier?.evidence.map(({ text }) => text.split(' ')[0]);
    expect(parts).toEqual(expect.arrayContaining(['mx', 'mta-sts', 'bimi']));
    expect(lead.reading).toHaveProperty(
      'addresses',
      expect.arrayContaining([expect.objectContaining({ part: 'mx-a' })]),
    );
    expect(parts).not.toContain('a');
    expect(parts).not.toContain('mx-a');
  });

  it('says unknown with its cause, never absent, of what could not be read', async () => {
    const lead = await scannedLead({}, (name, type) =>
      name.startsWith('_dmarc.') ? { kind: 'failed', cause: 'servfail' } : microsoftDomain(name, type),
    );

    const dossier = await readerOf([lead]).fetchLead(lead.id);

    const dmarc = dossier?.evidence.find(({ text }) => text.startsWith('dmarc '));
    expect(dmarc?.text).toBe('dmarc _dmarc.first.example: unknown (servfail)');
  });

  it('claims nothing of a lead that waits for its first scan', async () => {
    const lead = unscannedLead();

    expect(await readerOf([lead]).fetchLead(lead.id)).toMatchObject({
      score: null,
      oneLiner: null,
      nextStep: null,
      urgency: null,
      opportunityPotential: null,
      evidence: [],
      origin: 'import',
    });
  });

  it('has no score for a domain that no scan could reach', async () => {
    const lead = await scannedLead({}, unreachableDomain);

    expect(await readerOf([lead]).fetchLead(lead.id)).toMatchObject({ score: null, segment: null, priority: null });
  });

  it('writes in the configured language, in the name of the partner, and links back', async () => {
    const lead = await scannedLead();

    const english = await readerOf([lead]).fetchLead(lead.id);
    const turkish = await readerOf([lead], { locale: 'tr', publicUrl: 'https://hunter.example' }).fetchLead(lead.id);

    expect(turkish?.oneLiner).not.toBe(english?.oneLiner);
    expect(turkish?.hunterUrl).toBe('https://hunter.example/leads/first.example');
  });

  it('gives null for a lead that is gone', async () => {
    expect(await readerOf([]).fetchLead('22222222-2222-4222-8222-222222222222')).toBeNull();
  });

  it.each([
    [{ domain: 'first.example' }, true],
    [{ domain: 'HTTPS://www.First.Example/x' }, true],
    [{ domain: 'info@first.example' }, true],
    [{ leadId: '11111111-1111-4111-8111-111111111111' }, true],
    [{ domain: 'second.example' }, false],
    [{ domain: 'gmail.com' }, false],
    [{ domain: '' }, false],
    [{ leadId: '22222222-2222-4222-8222-222222222222' }, false],
  ])('resolves %j: %s', async (ref, known) => {
    const lead = unscannedLead();

    expect(await readerOf([lead]).resolveLeadId(ref)).toBe(known ? lead.id : null);
  });

  it('tells which leads exist and have a score', async () => {
    const scored = await scannedLead();
    const pending = unscannedLead({ id: '33333333-3333-4333-8333-333333333333', domain: 'third.example' });

    expect(await readerOf([scored, pending]).fetchPushability([scored.id, pending.id, 'gone'])).toEqual([
      { leadId: scored.id, scored: true },
      { leadId: pending.id, scored: false },
    ]);
  });
});
