import { parseSpf } from './parse-spf.js';

const record = (text: string) => {
  const parsed = parseSpf(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.record;
};

describe('parseSpf', () => {
  it('reads mechanisms with their qualifiers in order', () => {
    const { mechanisms } = record(
      'v=spf1 mx -ip4:192.0.2.0/24 ~include:_spf.firma.example ?a:mail.firma.example//64 -all',
    );
    expect(mechanisms.map(({ kind, qualifier }) => `${qualifier}${kind}`)).toEqual([
      '+mx',
      '-ip4',
      '~include',
      '?a',
      '-all',
    ]);
    expect(mechanisms[1]).toMatchObject({ network: [192, 0, 2, 0], prefix: 24 });
    expect(mechanisms[3]).toMatchObject({ prefix4: 32, prefix6: 64, domain: { text: 'mail.firma.example' } });
  });

  it('reads modifiers and keeps unknown ones', () => {
    expect(record('v=spf1 redirect=_spf.firma.example exp=why.firma.example note=%{d}')).toMatchObject({
      redirect: { text: '_spf.firma.example' },
      exp: { text: 'why.firma.example' },
      unknownModifiers: ['note=%{d}'],
    });
  });

  it.each([
    'v=spf1',
    'V=SPF1 -ALL',
    'v=spf1   +all  ',
    'v=spf1 exists:%{ir}.%{v}._spf.%{d2}',
    'v=spf1 ip6:2001:db8::/32 ptr',
  ])('accepts %s', (text) => {
    expect(parseSpf(text).ok).toBe(true);
  });

  it.each(['', 'spf1 -all', 'v=spf10 -all', 'v=spf1\t-all', ' v=spf1 -all', 'spf2.0/pra -all'])(
    'takes %j for no SPF record',
    (text) => {
      expect(parseSpf(text)).toEqual({ ok: false, reason: 'not-spf' });
    },
  );

  it.each([
    ['v=spf1 -al', ['-al']],
    ['v=spf1 ip4:256.0.0.1 ip4:192.0.2.0/33 -all', ['ip4:256.0.0.1', 'ip4:192.0.2.0/33']],
    ['v=spf1 ip6:2001:db8::g', ['ip6:2001:db8::g']],
    ['v=spf1 include: exists', ['include:', 'exists']],
    ['v=spf1 a:firma a/ a//129', ['a:firma', 'a/', 'a//129']],
    ['v=spf1 exists:%{z}.firma.example', ['exists:%{z}.firma.example']],
    ['v=spf1 redirect=a.example redirect=b.example', ['redirect=b.example']],
    ['v=spf1 include:_spf.google.com, -all', ['include:_spf.google.com,']],
  ])('names the broken terms of %s', (text, terms) => {
    expect(parseSpf(text)).toEqual({ ok: false, reason: 'syntax', terms });
  });
});
