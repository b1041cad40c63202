import { analyzeDns, type DnsAnswer, type DnsResolver } from '@hunter/core-dns';
import { compareReadings } from '../../src/faults/compare-readings.mjs';

const NXDOMAIN: DnsAnswer = { kind: 'absent', reason: 'nxdomain' };

const resolver = (overrides: Record<string, DnsAnswer> = {}): DnsResolver => ({
  query: (name, type) => {
    const records: Record<string, DnsAnswer> = {
      'firma.example MX': {
        kind: 'records',
        records: [{ type: 'MX', preference: 10, exchange: 'mx.firma.example' }],
        authenticated: false,
      },
      '_dmarc.firma.example TXT': {
        kind: 'records',
        records: [{ type: 'TXT', text: 'v=DMARC1; p=none' }],
        authenticated: false,
      },
      ...overrides,
    };
    return Promise.resolve(records[`${name} ${type}`] ?? NXDOMAIN);
  },
});
const read = (overrides?: Record<string, DnsAnswer>) =>
  analyzeDns('firma.example', resolver(overrides), { readAt: '2026-01-01T00:00:00.000Z' });

it('finds nothing wrong with the same reading', async () => {
  expect(compareReadings(await read(), await read())).toMatchObject({ unknown: 0, falseAbsences: [], wrong: [] });
});

it('calls an absence of what is there false, in the reading and in the score', async () => {
  const { falseAbsences } = compareReadings(await read(), await read({ '_dmarc.firma.example TXT': NXDOMAIN }));
  expect(falseAbsences).toEqual(['firma.example dmarc signal', 'firma.example dmarc']);
});

it('takes what nobody answered for unknown, never for wrong', async () => {
  const failed: DnsAnswer = { kind: 'failed', cause: 'timeout' };
  const { unknown, falseAbsences, wrong } = compareReadings(
    await read(),
    await read({ '_dmarc.firma.example TXT': failed }),
  );
  expect({ unknown, falseAbsences, wrong }).toEqual({ unknown: 1, falseAbsences: [], wrong: [] });
});

it('calls another record than the real one wrong', async () => {
  const other: DnsAnswer = {
    kind: 'records',
    records: [{ type: 'TXT', text: 'v=DMARC1; p=reject' }],
    authenticated: false,
  };
  const { wrong } = compareReadings(await read(), await read({ '_dmarc.firma.example TXT': other }));
  expect(wrong).toEqual(['firma.example dmarc']);
});
