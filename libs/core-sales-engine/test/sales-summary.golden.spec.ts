import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { salesSummary } from '../src/index.js';
import type { SalesLead } from '../src/index.js';
import { readVectors } from './read-vectors.js';
import { options, sampleLeads } from './sample-leads.js';

interface RecordedDecisions {
  readonly offerTier: string;
  readonly opportunityPotential: number;
  readonly urgency: string;
  readonly nextStep: { readonly action: string; readonly timeline: string; readonly priority: string };
  readonly riskLevel: string | null;
  readonly discoveryQuestionCount: number;
}

describe.each(['tr', 'en'] as const)('the decisions inside a summary (%s)', (locale) => {
  test.each(readVectors<SalesLead & { tuningFactor: number; today: string }, RecordedDecisions>('sales-summary'))(
    'are as recorded for %j',
    ({ input, output }) => {
      const { tuningFactor, today, ...lead } = input;
      const summary = salesSummary(lead, { locale, today, tuningFactor });
      const { action, timeline, priority } = summary.next_step;
      expect({
        offerTier: summary.offer_tier.tier,
        opportunityPotential: summary.opportunity_potential,
        urgency: summary.urgency,
        nextStep: { action, timeline, priority },
        riskLevel: summary.security_reasoning?.risk_level ?? null,
        discoveryQuestionCount: summary.discovery_questions.length,
      }).toStrictEqual(output);
    },
  );
});

describe.each(['tr', 'en'] as const)('whole summaries (%s)', (locale) => {
  const path = join(__dirname, 'golden', `summaries.${locale}.json`);
  const summaries = Object.fromEntries(
    Object.entries(sampleLeads).map(([name, lead]) => [name, salesSummary(lead, { ...options, locale })]),
  );
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, `${JSON.stringify(summaries, null, 2)}\n`);
  const golden = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

  test('are recorded for exactly the sample leads', () => {
    expect(Object.keys(golden)).toStrictEqual(Object.keys(sampleLeads));
  });

  test.each(Object.keys(sampleLeads))('read as recorded for %s', (name) => {
    expect(summaries[name]).toStrictEqual(golden[name]);
  });
});
