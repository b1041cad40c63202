import { readdirSync, readFileSync } from 'node:fs';
import type { DnsReading } from '../src/index.js';
import { analyzeDns, BULK_READING, parseSpf, toMailSetupReading, toScoreSignals } from '../src/index.js';
import { areSuitesAtHand, suitePath } from './suite-path.js';
import type { Zone } from './zone-resolver.js';
import { createZoneResolver } from './zone-resolver.js';

interface RealRecords {
  readonly mx: readonly string[];
  readonly spf: string;
  readonly dkim: Readonly<Record<string, string>>;
}

/** What the file holds; everything else answers SERVFAIL, because the file does not say. */
function toZone(domain: string, { mx, spf, dkim }: RealRecords): Zone {
  const zone: Record<string, Zone[string]> = {
    [domain]: { MX: mx.map((host, index) => `${String(index)} ${host}`), ...(spf === '' ? {} : { TXT: [spf] }) },
    [`_dmarc.${domain}`]: 'servfail',
  };
  for (const [selector, target] of Object.entries(dkim)) {
    zone[`${selector}._domainkey.${domain}`] = { CNAME: [target] };
    zone[target] ??= { TXT: ['v=DKIM1; p=TWFkZVVwS2V5Rm9yVGVzdHM='] };
  }
  return zone;
}

function readOrganisations(): readonly (readonly [string, RealRecords])[] {
  return readdirSync(suitePath('dns-records'))
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const text = readFileSync(suitePath('dns-records', file), 'utf8');
      return Object.entries(JSON.parse(text) as Record<string, RealRecords>);
    });
}

function readRecords(domain: string, records: RealRecords): Promise<DnsReading> {
  const options = { ...BULK_READING, readAt: '2026-03-01T09:00:00.000Z' };
  return analyzeDns(domain, createZoneResolver(toZone(domain, records)), options);
}

if (areSuitesAtHand) {
  const organisations = readOrganisations();

  it('reads the real records of every organisation', async () => {
    expect(organisations).toHaveLength(7283);
    for (const [domain, records] of organisations) {
      const signals = toScoreSignals(await readRecords(domain, records));
      expect([domain, signals.mxHosts?.length]).toEqual([
        domain,
        new Set(records.mx.filter((host) => host !== '')).size,
      ]);
      expect(signals.dmarcPolicy).toBe('unknown');
      expect(signals.spf).toBe(parseSpf(records.spf).ok || /^v=spf1( |$)/i.test(records.spf));
    }
  });

  it('finds every Microsoft key behind a selector that customers are told to set up', async () => {
    const targets = /\.(?:onmicrosoft\.com|dkim\.mail\.microsoft)$/;
    const missed: string[] = [];
    for (const [domain, records] of organisations) {
      const expected = Object.entries(records.dkim).filter(([selector, target]) => {
        return /^selector[12]$/.test(selector) && targets.test(target);
      });
      const isMicrosoft = records.mx.some((host) => /(?:outlook\.com|mx\.microsoft)$/.test(host));
      if (expected.length === 0 || !isMicrosoft) continue;
      if (
        !(toMailSetupReading(await readRecords(domain, records)).dkimTargets ?? []).some((target) =>
          targets.test(target),
        )
      )
        missed.push(domain);
    }
    expect(missed).toEqual([]);
  });
} else {
  it('needs the public suites, which HUNTER_SUITES_DIR names', () => {
    expect(process.env['HUNTER_SUITES_DIR']).toBeUndefined();
  });
}
