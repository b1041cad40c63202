import { randomUUID } from 'node:crypto';
import { keyColumnOf, type ColumnRule } from '../column-rules';
import type { D365EnabledConfig } from '../config';
import { OWN_COLUMNS, KEY_FIELD, type HunterColumn } from '../hunter-columns';
import { neededRights } from '../needed-privileges';
import { toChecklistItem, type ChecklistItem } from './doctor-texts';
import { fetchDoctorFacts, type DoctorClient } from './fetch-facts';
import { judgeFacts } from './judge-facts';

export interface RunDoctorOptions {
  /** Also creates, reads and deletes a test lead. */
  readonly roundTrip: boolean;
  readonly now: () => number;
}

/** Asks and judges the whole checklist. Never fails because of what Dynamics answers. */
export async function runDoctor(
  config: Pick<D365EnabledConfig, 'publisherPrefix' | 'columnRules' | 'qualifyEnabled'>,
  client: DoctorClient,
  { roundTrip, now }: RunDoctorOptions,
): Promise<readonly ChecklistItem[]> {
  const facts = await fetchDoctorFacts(client, {
    neededRights: neededRights(config),
    roundTripNonce: roundTrip ? randomUUID().slice(0, 8) : null,
    now,
  });
  const { publisherPrefix, columnRules: rules } = config;
  const results = judgeFacts(facts, {
    publisherPrefix,
    keyColumn: keyColumnOf(publisherPrefix),
    columns: neededColumns(rules),
    rules,
  });
  return results.map(toChecklistItem);
}

/** Hunter's columns that a mapping writes to, and the key's. */
export function neededColumns(rules: readonly ColumnRule[]): readonly HunterColumn[] {
  const own = new Set(rules.filter(({ column }) => column.startsWith('{prefix}_')).map(({ field }) => field));
  return OWN_COLUMNS.filter(({ field }) => field === KEY_FIELD || own.has(field));
}

/** Everything that was looked at is as it should be. */
export function isHealthy(items: readonly ChecklistItem[]): boolean {
  return items.every(({ status }) => status === 'pass' || status === 'skipped');
}
