import type { Provider } from '@hunter/core-provider-map';
import type { ScoreDmarcPolicy } from '../src/index.js';
import { scoreDomain } from '../src/index.js';

type Row = [provider: string, spf: boolean, dkim: boolean, outcomes: [string, string, string, string]];

const policies: readonly ScoreDmarcPolicy[] = [null, 'none', 'quarantine', 'reject'];

/** Providers that score alike stand in one row. */
const alike: Readonly<Record<string, readonly Provider[]>> = {
  M365: ['M365'],
  Google: ['Google'],
  Yandex: ['Yandex', 'Zoho'],
  Amazon: ['Amazon', 'SendGrid', 'Mailgun'],
  Hosting: ['Hosting'],
  Local: ['Local'],
  Unknown: ['Unknown'],
};

/** Score, segment, priority and category by DMARC policy: absent, none, quarantine, reject. */
const rows: Row[] = [
  ['M365', true, true, ['70 Existing 3 P4', '60 Existing 4 P3', '85 Existing 3 P4', '90 Existing 3 P4']],
  ['M365', true, false, ['45 Existing 5 P3', '35 Existing 5 P3', '60 Existing 4 P3', '65 Existing 4 P3']],
  ['M365', false, true, ['50 Existing 4 P3', '40 Existing 5 P3', '65 Existing 4 P3', '70 Existing 3 P4']],
  ['M365', false, false, ['25 Existing 6 P3', '15 Existing 6 P3', '40 Existing 5 P3', '45 Existing 5 P3']],
  ['Google', true, true, ['70 Migration 2 P2', '60 Migration 3 P2', '85 Migration 1 P2', '90 Migration 1 P2']],
  ['Google', true, false, ['45 Cold 5 P5', '35 Skip 7 P6', '60 Migration 3 P2', '65 Migration 3 P2']],
  ['Google', false, true, ['50 Cold 5 P5', '40 Cold 5 P5', '65 Migration 3 P2', '70 Migration 2 P2']],
  ['Google', false, false, ['25 Skip 7 P6', '15 Skip 7 P6', '40 Cold 5 P5', '45 Cold 5 P5']],
  ['Yandex', true, true, ['50 Cold 5 P5', '40 Cold 5 P5', '65 Migration 3 P2', '70 Migration 2 P2']],
  ['Yandex', true, false, ['25 Skip 7 P6', '15 Skip 7 P6', '40 Cold 5 P5', '45 Cold 5 P5']],
  ['Yandex', false, true, ['30 Skip 7 P6', '20 Skip 7 P6', '45 Cold 5 P5', '50 Cold 5 P5']],
  ['Yandex', false, false, ['5 Skip 7 P6', '0 Skip 7 P6', '20 Skip 7 P6', '25 Skip 7 P6']],
  ['Amazon', true, true, ['40 Cold 5 P5', '30 Skip 7 P6', '55 Cold 5 P5', '60 Skip 7 P6']],
  ['Amazon', true, false, ['15 Skip 7 P6', '5 Skip 7 P6', '30 Skip 7 P6', '35 Skip 7 P6']],
  ['Amazon', false, true, ['20 Skip 7 P6', '10 Skip 7 P6', '35 Skip 7 P6', '40 Cold 5 P5']],
  ['Amazon', false, false, ['0 Skip 7 P6', '0 Skip 7 P6', '10 Skip 7 P6', '15 Skip 7 P6']],
  ['Hosting', true, true, ['40 Cold 5 P5', '30 Skip 7 P6', '55 Cold 5 P5', '60 Migration 3 P1']],
  ['Hosting', true, false, ['15 Skip 7 P6', '5 Skip 7 P6', '30 Skip 7 P6', '35 Skip 7 P6']],
  ['Hosting', false, true, ['20 Skip 7 P6', '10 Skip 7 P6', '35 Skip 7 P6', '40 Cold 5 P5']],
  ['Hosting', false, false, ['0 Skip 7 P6', '0 Skip 7 P6', '0 Skip 7 P6', '5 Skip 7 P6']],
  ['Local', true, true, ['30 Cold 6 P1', '20 Cold 6 P1', '45 Cold 5 P1', '50 Cold 5 P1']],
  ['Local', true, false, ['5 Cold 7 P1', '0 Skip 7 P6', '20 Cold 6 P1', '25 Cold 6 P1']],
  ['Local', false, true, ['10 Cold 7 P1', '0 Skip 7 P6', '25 Cold 6 P1', '30 Cold 6 P1']],
  ['Local', false, false, ['0 Skip 7 P6', '0 Skip 7 P6', '0 Skip 7 P6', '5 Cold 7 P1']],
  ['Unknown', true, true, ['20 Skip 7 P6', '10 Skip 7 P6', '35 Skip 7 P6', '40 Cold 5 P5']],
  ['Unknown', true, false, ['0 Skip 7 P6', '0 Skip 7 P6', '10 Skip 7 P6', '15 Skip 7 P6']],
  ['Unknown', false, true, ['0 Skip 7 P6', '0 Skip 7 P6', '15 Skip 7 P6', '20 Skip 7 P6']],
  ['Unknown', false, false, ['0 Skip 7 P6', '0 Skip 7 P6', '0 Skip 7 P6', '0 Skip 7 P6']],
];

const cases = rows.flatMap(([row, spf, dkim, outcomes]) =>
  (alike[row] ?? []).flatMap((provider) =>
    policies.map((dmarcPolicy, at) => ({ provider, spf, dkim, dmarcPolicy, outcome: outcomes[at] })),
  ),
);

test('the matrix covers every provider and every known state of the signals', () => {
  expect(cases).toHaveLength(10 * 2 * 2 * 4);
});

test.each(cases)('$provider, SPF $spf, DKIM $dkim, DMARC $dmarcPolicy: $outcome', ({ outcome, ...signals }) => {
  const result = scoreDomain({ ...signals, mxHosts: ['mail.firma.example'] });
  const { score, segment, priorityScore, priorityCategory } = result;
  expect(`${String(score)} ${String(segment)} ${String(priorityScore)} ${String(priorityCategory)}`).toBe(outcome);
  expect(result).toMatchObject({ hardFail: null, incomplete: false, rulesVersion: 'v1' });
});
