import { LeadChangeRepository, LeadLookupRepository, LeadRepository } from '@hunter/persistence';
import type { DataSource } from 'typeorm';
import { SaveScans, type LookupSettings } from '../src';

/** Saves scans over a database, by default without asking for look-ups. */
export function createSaveScans(
  dataSource: DataSource,
  settings: LookupSettings = { registration: false, enrichment: false },
): SaveScans {
  return new SaveScans(
    new LeadRepository(dataSource),
    new LeadChangeRepository(dataSource),
    new LeadLookupRepository(dataSource),
    settings,
  );
}
