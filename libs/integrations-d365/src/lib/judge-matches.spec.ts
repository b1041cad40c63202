import { judgeMatches } from './judge-matches';
import type { MatchedRow } from './matched-row';
import { NO_CHOICES, type OverridableCode } from './push-choices';

const row = (table: MatchedRow['table'], id: string, open = true): MatchedRow => ({
  table,
  id,
  name: null,
  matchedOn: 'website',
  open,
});

const verdict = (matches: readonly MatchedRow[], ...override: readonly OverridableCode[]) =>
  judgeMatches(matches, { ...NO_CHOICES, override });

describe('judgeMatches', () => {
  test.each<[string, readonly MatchedRow[], unknown]>([
    ['nothing', [], { kind: 'create' }],
    ['an open lead', [row('lead', 'a')], { kind: 'adopt', leadId: 'a', ambiguous: false }],
    ['two open leads', [row('lead', 'a'), row('lead', 'b')], { kind: 'adopt', leadId: 'a', ambiguous: true }],
    [
      'an open lead behind a closed one and beside a customer',
      [row('lead', 'c', false), row('lead', 'a'), row('account', 'x')],
      { kind: 'adopt', leadId: 'a', ambiguous: false },
    ],
    ['a customer', [row('account', 'x')], { kind: 'blocked', code: 'existing-customer' }],
    [
      'a customer with an open opportunity',
      [row('account', 'x'), row('opportunity', 'o')],
      { kind: 'blocked', code: 'open-opportunity' },
    ],
    ['a closed lead', [row('lead', 'c', false)], { kind: 'closed', leadId: 'c' }],
  ])('judges %s', (_name, matches, expected) => {
    expect(verdict(matches)).toEqual(expected);
  });

  test('lets a person set both verdicts aside, one by one', () => {
    const matches = [row('account', 'x'), row('opportunity', 'o'), row('lead', 'c', false)];
    expect(verdict(matches, 'open-opportunity')).toEqual({ kind: 'blocked', code: 'existing-customer' });
    expect(verdict(matches, 'existing-customer')).toEqual({ kind: 'blocked', code: 'open-opportunity' });
    expect(verdict(matches, 'existing-customer', 'open-opportunity')).toEqual({ kind: 'create' });
  });
});
