import type { DnsResolver } from '../src/index.js';
import { analyzeDns, scanStatusOf, toEvidence, toScoreSignals } from '../src/index.js';

export async function readFirma(resolver: DnsResolver) {
  const reading = await analyzeDns('firma.example', resolver, { readAt: '2026-03-01T09:00:00.000Z' });
  return {
    status: scanStatusOf(reading),
    signals: toScoreSignals(reading),
    spfLookups: reading.spfTree?.lookups,
    proof: toEvidence(reading).find(({ part }) => part === 'dmarc'),
  };
}
