import type { D365Client } from '../client';
import { D365Error } from '../d365-failure';
import { fetchOrgKeys, fetchOrgTable } from '../fetch-org-table';
import { readString } from '../json';
import type { TableRights } from '../needed-privileges';
import type { CheckId } from './checklist';
import type { DoctorFacts, Fact, WhoAmI } from './facts';
import { fetchPrivileges } from './fetch-privileges';
import { fetchRoundTrip } from './fetch-round-trip';
import { BULK_MESSAGES } from './judge-facts';

export type DoctorClient = Pick<
  D365Client,
  'signIn' | 'fetchDocument' | 'fetchRows' | 'fetchOrgColumns' | 'createLead' | 'fetchLeadByKey' | 'deleteLead'
>;

export interface DoctorOptions {
  /** Names the test lead of the round trip; null leaves the round trip out. */
  readonly roundTripNonce: string | null;
  readonly neededRights: readonly TableRights[];
  readonly now: () => number;
}

/** Asks Dynamics everything that the checks look at. Only questions that an earlier answer makes pointless are left out. */
export async function fetchDoctorFacts(client: DoctorClient, options: DoctorOptions): Promise<DoctorFacts> {
  const signIn = await toFact(async () => {
    await client.signIn();
    return true as const;
  });
  const whoAmI = await unless(signIn, 'token', () => fetchWhoAmI(client, options.now));
  const isStranger = whoAmI.kind === 'failed' && whoAmI.failure.kind !== 'transient';
  const asked = signIn.kind !== 'known' ? 'token' : isStranger ? 'membership' : null;
  const salesInstalled = await ask(asked, () => fetchSalesInstalled(client));
  const blocked = asked ?? (salesInstalled.kind === 'known' && !salesInstalled.value ? 'sales' : null);
  const userId = whoAmI.kind === 'known' ? whoAmI.value.userId : null;
  const [privileges, table, keys, bulkMessages] = await Promise.all([
    ask(blocked ?? (userId === null ? 'membership' : null), () =>
      fetchPrivileges(client, userId ?? '', options.neededRights),
    ),
    ask(blocked, () => fetchOrgTable(client)),
    ask(blocked, () => fetchOrgKeys(client)),
    ask(blocked, () => fetchBulkMessages(client)),
  ]);
  const { roundTripNonce } = options;
  const roundTrip =
    roundTripNonce === null
      ? null
      : await ask(blocked ?? (userId === null ? 'membership' : null), () =>
          fetchRoundTrip(client, userId ?? '', roundTripNonce),
        );
  return { signIn, whoAmI, salesInstalled, privileges, table, keys, bulkMessages, roundTrip };
}

async function toFact<T>(fetch: () => Promise<T>): Promise<Fact<T>> {
  try {
    return { kind: 'known', value: await fetch() };
  } catch (error) {
    if (error instanceof D365Error) return { kind: 'failed', failure: error.failure };
    throw error;
  }
}

function ask<T>(because: CheckId | null, fetch: () => Promise<T>): Promise<Fact<T>> {
  return because === null ? toFact(fetch) : Promise.resolve({ kind: 'not-asked', because });
}

function unless<T, U>(before: Fact<U>, check: CheckId, fetch: () => Promise<T>): Promise<Fact<T>> {
  return ask(before.kind === 'known' ? null : check, fetch);
}

async function fetchWhoAmI(client: DoctorClient, now: () => number): Promise<WhoAmI> {
  const askedAtMs = now();
  const { body, serverTimeMs } = await client.fetchDocument('/WhoAmI');
  const localTimeMs = (askedAtMs + now()) / 2;
  return { userId: readString(body, 'UserId') ?? '', serverTimeMs, localTimeMs };
}

async function fetchSalesInstalled(client: DoctorClient): Promise<boolean> {
  try {
    await client.fetchDocument("/EntityDefinitions(LogicalName='lead')", { $select: 'LogicalName' });
    return true;
  } catch (error) {
    const isAbsent =
      error instanceof D365Error && (error.failure.code === 'row-gone' || error.failure.code === 'sales-not-installed');
    if (isAbsent) return false;
    throw error;
  }
}

async function fetchBulkMessages(client: DoctorClient): Promise<readonly string[]> {
  const found = await Promise.all(
    BULK_MESSAGES.map(async (name) => {
      const rows = await client.fetchRows('sdkmessagefilters', {
        $select: 'sdkmessagefilterid',
        $filter: `sdkmessageid/name eq '${name}' and primaryobjecttypecode eq 'lead'`,
      });
      return rows.length > 0 ? [name] : [];
    }),
  );
  return found.flat();
}
