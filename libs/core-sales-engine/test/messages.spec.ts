import { opportunityFactors, salesSummary } from '../src/index.js';
import { gatherFacts } from '../src/lib/gather-facts.js';
import { catalogues } from '../src/lib/messages/catalogues.js';
import type { MessageCatalogue } from '../src/lib/messages/message-catalogue.js';
import { defaultPriceList } from '../src/lib/price-list.js';
import type { SummaryFacts, Template } from '../src/lib/summary-facts.js';
import { options, sampleLeads } from './sample-leads.js';
import { faultsOf } from './text-faults.js';

const lead = { ...sampleLeads['google-ready-medium-abroad']!, dmarcCoverage: 50, gateway: 'Mimecast' };
const decisions = {
  findings: { spf: 'spf-absent', dkim: 'dkim-not-found', dmarc: 'dmarc-absent' },
  total: 60,
  urgency: { urgency: 'low', reason: 'nothing-pressing', daysToExpiry: 30 },
  tier: 'Enterprise',
  prices: defaultPriceList,
} as const;

/** Names that are the same in both languages. */
const properNames = new Set(
  ['M365', 'Google', 'Yandex', 'Zoho', 'SendGrid', 'Mailgun'].map((name) => `provider.${name}`),
);

function textsOf(catalogue: MessageCatalogue): Map<string, string> {
  const facts = gatherFacts(lead, options, decisions, catalogue);
  const texts = new Map<string, string>();
  collect('', catalogue, facts, texts);
  return texts;
}

function collect(path: string, node: unknown, facts: SummaryFacts, texts: Map<string, string>): void {
  if (typeof node === 'string') texts.set(path, node);
  else if (typeof node === 'function') texts.set(path, write(path, node as Template, facts));
  else {
    for (const [key, child] of Object.entries(node as object)) {
      collect(path === '' ? key : `${path}.${key}`, child, facts, texts);
    }
  }
}

/** Most templates take the facts; a few take a plain string, and the gaps take the lead. */
function write(path: string, template: (argument: never) => string, facts: SummaryFacts): string {
  const takesText = ['domainName', 'greeting', 'positiveSignals', 'infrastructure', 'unreadRecords'].includes(path);
  if (path.startsWith('securityGap.')) return template(facts.lead as never);
  return template((takesText ? 'X' : facts) as never);
}

const turkish = textsOf(catalogues.tr);
const english = textsOf(catalogues.en);

test('both languages have the same codes', () => {
  expect([...turkish.keys()].sort()).toStrictEqual([...english.keys()].sort());
  expect(turkish.size).toBeGreaterThan(200);
});

test.each([...turkish].filter(([code]) => !properNames.has(code)))('%s reads differently in English', (code, text) => {
  expect(english.get(code)).not.toBe(text);
});

test.each([...turkish, ...english])('%s is a clean text: %s', (_code, text) => {
  expect(faultsOf(text)).toStrictEqual([]);
});

test('every factor of the opportunity has its comment', () => {
  const factors = opportunityFactors(lead);
  const { opportunity_rationale: rationale } = salesSummary(lead, options);
  expect(rationale.factors.map((factor) => factor.comment)).toStrictEqual(
    factors.map((factor) => catalogues.tr.factor[factor.code]),
  );
});
