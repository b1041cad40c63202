import { parseDmarc } from './parse-dmarc.js';

const policyOf = (text: string) => {
  const parsed = parseDmarc(text);
  return parsed.ok ? parsed.record.p : parsed.reason;
};

describe('parseDmarc', () => {
  it.each([
    ['v=DMARC1; p=reject', 'reject'],
    ['v=DMARC1;p=Quarantine;', 'quarantine'],
    ['v=DMARC1; sp=none; p=reject', 'reject'],
    ['v=DMARC1; rua=mailto:a@firma.example; p=reject', 'reject'],
    ['V = DMARC1 ;\tp = none', 'none'],
    ['v=DMARC1; P=Reject', 'reject'],
    ['v=DMARC1; p=reject; p=none', 'reject'],
    ['v=DMARC1; x-note=p=none; p=reject', 'reject'],
  ])('reads the policy of %s', (text, policy) => {
    expect(policyOf(text)).toBe(policy);
  });

  it.each([
    ['', 'not-dmarc'],
    ['v=dmarc1; p=reject', 'not-dmarc'],
    ['v=DMARC10; p=reject', 'not-dmarc'],
    [' v=DMARC1; p=reject', 'not-dmarc'],
    ['\tv=DMARC1; p=reject', 'not-dmarc'],
    ['p=reject; v=DMARC1', 'not-dmarc'],
    ['v=spf1 -all', 'not-dmarc'],
    ['v=DMARC1', 'no-policy'],
    ['v=DMARC1; rua=nobody', 'no-policy'],
    ['v=DMARC1; p=block', 'invalid-policy'],
    ['v=DMARC1; p=reject; sp=block', 'invalid-policy'],
  ])('finds no policy in %s', (text, reason) => {
    expect(policyOf(text)).toBe(reason);
  });

  it.each(['v=DMARC1; rua=mailto:a@firma.example', 'v=DMARC1; p=block; rua=mailto:a@firma.example!10m'])(
    'counts %s as none because it asks for reports',
    (text) => {
      expect(parseDmarc(text)).toMatchObject({ ok: true, record: { p: 'none', policyAssumed: true } });
    },
  );

  it('reads the other tags and gives defaults where they are missing or malformed', () => {
    const text =
      'v=DMARC1; p=quarantine; sp=reject; np=none; psd=n; t=y; pct=25; adkim=s; aspf=q; fo=D; ' +
      'rua=mailto:a@firma.example!10m, mailto:b@firma.example; ruf=mailto:c@firma.example; later=1';
    expect(parseDmarc(text)).toEqual({
      ok: true,
      record: {
        p: 'quarantine',
        policyAssumed: false,
        sp: 'reject',
        np: 'none',
        psd: 'n',
        testing: true,
        pct: 25,
        adkim: 's',
        aspf: 'r',
        rua: ['mailto:a@firma.example', 'mailto:b@firma.example'],
        ruf: ['mailto:c@firma.example'],
        fo: 'd',
        unknownTags: ['later'],
      },
    });
  });

  it.each([
    ['pct=0', 0],
    ['pct=100', 100],
    ['pct=250', 100],
    ['pct=half', 100],
    ['', 100],
  ])('takes %s as a coverage of %i', (tag, pct) => {
    expect(parseDmarc(`v=DMARC1; p=reject; ${tag}`)).toMatchObject({ record: { pct } });
  });
});
