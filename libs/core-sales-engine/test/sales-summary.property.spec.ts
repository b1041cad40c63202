import fc from 'fast-check';
import { nextStep, offerTier, opportunity, salesSummary, securityRisk, urgency } from '../src/index.js';
import type { SalesLead } from '../src/index.js';
import { sampleLeads, options } from './sample-leads.js';
import { summaryTexts } from './summary-texts.js';
import { faultsOf } from './text-faults.js';

const nullable = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const percent = fc.integer({ min: 0, max: 100 });
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const host = fc.domain();

const anyLead: fc.Arbitrary<SalesLead> = fc.record({
  domain: fc.oneof(host, fc.constant('')),
  provider: nullable(
    fc.constantFrom('M365', 'Google', 'Yandex', 'Zoho', 'Amazon', 'SendGrid', 'Mailgun', 'Hosting', 'Local', 'Unknown'),
  ),
  segment: nullable(fc.constantFrom('Migration', 'Existing', 'Cold', 'Skip')),
  readinessScore: nullable(percent),
  priorityScore: nullable(fc.integer({ min: 0, max: 9 })),
  tenantSize: nullable(fc.constantFrom('small', 'medium', 'large')),
  localProvider: nullable(fc.constantFrom('Natro', 'TürkHost', '')),
  spf: nullable(fc.boolean()),
  dkim: nullable(fc.boolean()),
  dmarcPolicy: nullable(fc.constantFrom('none', 'quarantine', 'reject', 'unknown')),
  dmarcCoverage: nullable(percent),
  contactQualityScore: nullable(percent),
  expiresAt: nullable(day),
  spfRecord: nullable(fc.constantFrom('v=spf1 -all', 'v=spf1 include:spf.protection.outlook.com -all')),
  mxRoot: nullable(fc.oneof(host, fc.constant('unknown'))),
  infrastructureSummary: nullable(fc.constant('Hosted on DataCenter, Country: DE')),
  ipContext: nullable(
    fc.record({
      country: nullable(fc.constantFrom('DE', 'TR')),
      isProxy: nullable(fc.boolean()),
      proxyType: nullable(fc.constant('VPN')),
    }),
  ),
  unicodeDomain: nullable(host),
  gateway: nullable(fc.constantFrom('Mimecast', 'Proofpoint')),
  tenantElsewhere: nullable(fc.boolean()),
  hardFail: nullable(fc.constant('mx-missing')),
  incomplete: fc.boolean(),
});

const anyOptions = fc.record({
  locale: fc.constantFrom('tr', 'en'),
  today: day,
  tuningFactor: fc.double({ min: 0, max: 2, noNaN: true }),
  partnerName: nullable(fc.constantFrom('Örnek Bilişim', '')),
});

/** Names are the lead's own and may hold any letters ("anulla.example"): a fault is looked for in our words only. */
function ownWords(text: string, lead: SalesLead): string {
  const names = [lead.unicodeDomain, lead.domain, lead.mxRoot].filter((name) => name && name !== 'unknown');
  return names.reduce<string>((words, name) => words.replaceAll(name!, 'name.example'), text);
}

test('a summary agrees with the single decisions and every text of it is clean', () => {
  fc.assert(
    fc.property(anyLead, anyOptions, (lead, anyOption) => {
      const { today, tuningFactor } = anyOption;
      const summary = salesSummary(lead, anyOption);
      const total = opportunity({ ...lead, tuningFactor }).total;
      const level = urgency({ ...lead, today });
      expect(summary.offer_tier.tier).toBe(offerTier(lead).tier);
      expect(summary.opportunity_potential).toBe(total);
      expect(summary.urgency).toBe(level);
      expect(summary.next_step).toMatchObject(
        nextStep({ segment: lead.segment, opportunityPotential: total, urgency: level }),
      );
      expect(summary.security_reasoning?.risk_level).toBe(securityRisk(lead)?.riskLevel);
      expect(summaryTexts(summary).flatMap((text) => faultsOf(ownWords(text, lead)))).toStrictEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test('the opening line starts with the domain', () => {
  fc.assert(
    fc.property(anyLead, anyOptions, (lead, anyOption) => {
      const shown = lead.domain === '' ? '' : `${lead.unicodeDomain ?? lead.domain} - `;
      expect(salesSummary(lead, anyOption).one_liner.startsWith(shown)).toBe(true);
    }),
  );
});

test('equal frozen input gives equal output twice', () => {
  fc.assert(
    fc.property(anyLead, anyOptions, (lead, anyOption) => {
      if (lead.ipContext) Object.freeze(lead.ipContext);
      const [frozenLead, frozenOptions] = [Object.freeze(lead), Object.freeze(anyOption)];
      expect(JSON.stringify(salesSummary(frozenLead, frozenOptions))).toBe(
        JSON.stringify(salesSummary(structuredClone(frozenLead), structuredClone(frozenOptions))),
      );
    }),
  );
});

test('a summary belongs to its caller: changing it changes no later one', () => {
  const lead = sampleLeads['google-large']!;
  const recorded = JSON.stringify(salesSummary(lead, options));
  const spoilt = salesSummary(lead, options) as unknown as Record<string, Record<string, unknown>>;
  spoilt['next_step']!['action'] = 'nothing';
  spoilt['offer_tier']!['tier'] = 'nothing';
  (spoilt['discovery_questions'] as unknown as string[]).length = 0;
  expect(JSON.stringify(salesSummary(lead, options))).toBe(recorded);
});

test('a day that is none is refused', () => {
  expect(() => salesSummary(sampleLeads['google-large']!, { ...options, today: '2026-02-30' })).toThrow(RangeError);
});

test('without a partner name the script speaks of a Microsoft partner', () => {
  const lead = sampleLeads['google-large']!;
  const { today, tuningFactor } = options;
  expect(salesSummary(lead, { locale: 'en', today, tuningFactor }).call_script[0]).toMatch(
    /^Hello, I'm calling from a Microsoft partner\./,
  );
  expect(salesSummary(lead, { locale: 'tr', today, tuningFactor, partnerName: '' }).call_script[0]).toMatch(
    /^Merhaba, bir Microsoft iş ortağı adına arıyorum\./,
  );
});

test('prices come from the list that is passed in, with its currency and date', () => {
  const prices = {
    currency: 'TRY',
    asOf: '2026-10-01',
    estimate: false,
    tiers: {
      Enterprise: {
        pricePerUserPerMonth: 1234.5,
        migrationFee: 1_250_000,
        defenderPricePerUserPerMonth: null,
        consultingFee: null,
      },
      'Business Standard': {
        pricePerUserPerMonth: 1,
        migrationFee: 1,
        defenderPricePerUserPerMonth: null,
        consultingFee: null,
      },
      'Business Basic': {
        pricePerUserPerMonth: 1,
        migrationFee: 1,
        defenderPricePerUserPerMonth: null,
        consultingFee: null,
      },
    },
  };
  const lead = sampleLeads['google-large']!;
  const turkish = salesSummary(lead, { ...options, prices });
  expect(turkish.offer_tier).toMatchObject({ price_per_user_per_month: 1234.5, currency: 'TRY' });
  expect(turkish.offer_tier.recommendation).toContain('aylık 1.234,50 TRY. Geçiş hizmeti bedeli 1.250.000 TRY.');
  expect(turkish.metadata).toMatchObject({ prices_as_of: '2026-10-01', prices_are_estimates: false });
  expect(salesSummary(lead, { ...options, locale: 'en', prices }).offer_tier.recommendation).toContain(
    'at 1,234.50 TRY per user per month. The migration service costs 1,250,000 TRY.',
  );
});
