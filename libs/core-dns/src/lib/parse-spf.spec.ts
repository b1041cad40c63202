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
    ['v=spf1 a:firma.123 a:firma.-a a:firma.a-', ['a:firma.123', 'a:firma.-a', 'a:firma.a-']],
  ])('names the broken terms of %s', (text, terms) => {
    expect(parseSpf(text)).toEqual({ ok: false, reason: 'syntax', terms });
  });

  it.each(['firma.a', 'firma.1a', 'firma.a1', 'firma.1-2', 'firma.xn--p1ai'])('takes %s for a domain', (domain) => {
    expect(parseSpf(`v=spf1 a:${domain}`).ok).toBe(true);
  });

  it.each([
    ['letters and one that may not stand there', `${'a'.repeat(60_000)}!`],
    ['letters and a hyphen at the end', `${'a'.repeat(60_000)}-`],
    ['digits', '1'.repeat(60_000)],
  ])('is quick about a long top label of %s', (_name, label) => {
    const startedAt = performance.now();
    expect(parseSpf(`v=spf1 include:firma.${label}`).ok).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});
