import fc from 'fast-check';
import type { DnsEvidence, DnsFailureCause, DnsReading, DnsResolver } from '../src/index.js';
import { analyzeDns, toEvidence, toMailSetupReading, toScoreSignals } from '../src/index.js';
import type { Zone } from './zone-resolver.js';
import { createZoneResolver } from './zone-resolver.js';

const readAt = '2026-03-01T09:00:00.000Z';
const KEY = 'v=DKIM1; k=rsa; p=TWFkZVVwS2V5Rm9yVGVzdHM=';

/** A host below the domain whose parts need every kind of look-up: aliases, a tree walk, hints from MX and from SPF. */
const full: Zone = {
  'posta.firma.example': {
    MX: ['10 firma.mail.protection.outlook.com', '20 mx.firma.example'],
    TXT: ['v=spf1 a mx include:_spf.firma.example redirect=r.example', 'MS=ms12345678'],
    A: ['192.0.2.1'],
    AAAA: ['2001:db8::1'],
  },
  '_spf.firma.example': { TXT: ['v=spf1 exists:e.example include:sendgrid.net ~all'] },
  'e.example': { A: ['192.0.2.2'] },
  'sendgrid.net': { TXT: ['v=spf1 ip4:192.0.2.3 ~all'] },
  'r.example': { TXT: ['v=spf1 -all'] },
  'firma.mail.protection.outlook.com': { A: ['192.0.2.4'] },
  'mx.firma.example': { CNAME: ['mx.servis.test'] },
  'mx.servis.test': { A: ['192.0.2.5'], AAAA: ['2001:db8::5'] },
  'selector2._domainkey.posta.firma.example': { CNAME: ['key.servis.test'] },
  'key.servis.test': { TXT: [KEY] },
  's1._domainkey.firma.example': { TXT: [KEY] },
  '_dmarc.firma.example': { CNAME: ['_dmarc.servis.test'] },
  '_dmarc.servis.test': { TXT: ['v=DMARC1; p=none; sp=reject'] },
  '_mta-sts.posta.firma.example': { CNAME: ['_mta-sts.servis.test'] },
  '_mta-sts.servis.test': { TXT: ['v=STSv1; id=1;'] },
  '_smtp._tls.posta.firma.example': { TXT: ['v=TLSRPTv1; rua=mailto:tls@firma.example'] },
  'default._bimi.posta.firma.example': { TXT: ['v=BIMI1; l=https://firma.example/logo.svg'] },
  'autodiscover.posta.firma.example': { CNAME: ['autodiscover.outlook.com'] },
  'enterpriseregistration.posta.firma.example': { CNAME: ['enterpriseregistration.windows.net'] },
};

/** The same zone with its DKIM key under a selector that only SPF hints at. */
const hintedBySpf: Zone = {
  'posta.firma.example': {
    MX: ['10 mx.firma.example'],
    TXT: ['v=spf1 include:sendgrid.net -all'],
  },
  's1._domainkey.posta.firma.example': { TXT: [KEY] },
};

/** Answers a question as the zone does, or fails it, always the same way. */
function createFaultyResolver(zone: Zone, fails: (question: string) => DnsFailureCause | null): DnsResolver {
  const sound = createZoneResolver(zone);
  return {
    query: (name, type) => {
      const cause = fails(`${name} ${type}`);
      return cause === null ? sound.query(name, type) : Promise.resolve({ kind: 'failed', cause });
    },
  };
}

const cause = fc.constantFrom<DnsFailureCause>('timeout', 'servfail', 'refused', 'network', 'malformed', 'deadline');
/** Seeds for which questions fail: a share of them, chosen by the question's own text. */
const faults = fc
  .record({ cause, share: fc.constantFrom(0.05, 0.2, 0.5, 0.9), seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }) })
  .map(({ cause: each, share, seed }) => (question: string): DnsFailureCause | null => {
    let hash = seed;
    for (const char of question) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
    return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32 < share ? each : null;
  });

const keyOf = ({ part, name, term }: DnsEvidence): string => `${part} ${name} ${term ?? ''}`;
const statusesOf = (reading: DnsReading): Readonly<Record<string, string>> => ({
  mx: reading.mx.status,
  spf: reading.spf.status,
  dkim: reading.dkim.status,
  dmarc: reading.dmarc.status,
  txt: reading.txt.status,
  ...Object.fromEntries(Object.entries(reading.cnames).map(([probe, part]) => [probe, part.status])),
  mtaSts: reading.mtaSts?.status ?? 'missing',
  tlsRpt: reading.tlsRpt?.status ?? 'missing',
  bimi: reading.bimi?.status ?? 'missing',
  dnssec: reading.dnssec?.status ?? 'missing',
  spfTree: reading.spfTree?.status ?? 'missing',
});

describe.each([
  ['a domain with every part', full],
  ['a domain whose DKIM key only SPF hints at', hintedBySpf],
])('%s over a resolver that fails at random', (_, zone) => {
  let sound: DnsReading;

  beforeAll(async () => {
    sound = await analyzeDns('posta.firma.example', createZoneResolver(zone), { readAt });
  });

  it('has no part absent, and no record gone, that a sound reading shows', async () => {
    const present = new Map(
      toEvidence(sound).flatMap((line) => (line.status === 'present' ? [[keyOf(line), line]] : [])),
    );
    await fc.assert(
      fc.asyncProperty(faults, async (fails) => {
        const reading = await analyzeDns('posta.firma.example', createFaultyResolver(zone, fails), { readAt });
        const soundStatuses = statusesOf(sound);
        for (const [part, status] of Object.entries(statusesOf(reading))) {
          if (soundStatuses[part] === 'present') expect([part, status]).not.toEqual([part, 'absent']);
        }
        for (const line of toEvidence(reading))
          if (line.status === 'absent') expect(present.has(keyOf(line))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('never scores a signal, nor shows a target, that a sound reading contradicts', async () => {
    const known = toScoreSignals(sound);
    const setup = toMailSetupReading(sound);
    await fc.assert(
      fc.asyncProperty(faults, async (fails) => {
        const reading = await analyzeDns('posta.firma.example', createFaultyResolver(zone, fails), { readAt });
        const signals = toScoreSignals(reading);
        expect([known.mxHosts, null]).toContainEqual(signals.mxHosts);
        expect([known.spf, null]).toContain(signals.spf);
        expect([known.dkim, null]).toContain(signals.dkim);
        expect([known.dmarcPolicy, 'unknown']).toContain(signals.dmarcPolicy);
        expect([setup.autodiscover, 'unknown']).toContain(toMailSetupReading(reading).autodiscover);
      }),
      { numRuns: 500 },
    );
  });
});

it('reads every part of the full domain when nothing fails', async () => {
  const reading = await analyzeDns('posta.firma.example', createZoneResolver(full), { readAt });
  expect(statusesOf(reading)).toEqual({
    mx: 'present',
    spf: 'present',
    dkim: 'present',
    dmarc: 'present',
    txt: 'present',
    autodiscover: 'present',
    enterpriseregistration: 'present',
    enterpriseenrollment: 'absent',
    lyncdiscover: 'absent',
    mtaSts: 'present',
    tlsRpt: 'present',
    bimi: 'present',
    dnssec: 'absent',
    spfTree: 'present',
  });
});
