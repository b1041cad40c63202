import type { D365Client } from '../client';
import { D365Error } from '../d365-failure';
import type { ColumnValues } from '../schema';
import type { RoundTrip } from './facts';
import { fetchMayDeleteLeads } from './fetch-privileges';

/** Reserved for tests by RFC 2606, so that no company can have it. */
const TEST_SUFFIX = 'hunter-doctor.test';

export type RoundTripClient = Pick<D365Client, 'fetchDocument' | 'createLead' | 'fetchLeadByKey' | 'deleteLead'>;

/**
 * Creates a lead under the key, reads it back and deletes it. The right to delete is looked up first, so that a user who
 * has none leaves nothing behind; a row whose creation got lost on the way is looked for and deleted too.
 */
export async function fetchRoundTrip(client: RoundTripClient, userId: string, nonce: string): Promise<RoundTrip> {
  if ((await fetchMayDeleteLeads(client, userId)) !== true) return { outcome: 'needs-delete' };
  const domain = `${nonce}.${TEST_SUFFIX}`;
  const values: ColumnValues = { subject: `Hunter doctor ${nonce}`, lastname: 'Hunter doctor' };
  let trip: { readonly leadId: string; readonly differing: readonly string[] };
  try {
    trip = await createAndRead(client, domain, values);
  } catch (error) {
    const left = await removeLeftover(client, domain);
    if (left !== null) return left;
    throw error;
  }
  const left = await remove(client, domain, trip.leadId);
  return left ?? { outcome: 'done', ...trip };
}

async function createAndRead(client: RoundTripClient, domain: string, values: ColumnValues) {
  const { leadId } = await client.createLead(domain, values, null);
  const row = await client.fetchLeadByKey(domain, Object.keys(values));
  const differing = Object.keys(values).filter((column) => row?.values[column] !== values[column]);
  return { leadId, differing: row?.key === domain ? differing : ['key', ...differing] };
}

async function removeLeftover(client: RoundTripClient, domain: string): Promise<RoundTrip | null> {
  let leadId: string | null = null;
  try {
    leadId = (await client.fetchLeadByKey(domain, []))?.leadId ?? null;
  } catch (error) {
    // A key that does not work cannot have made a row, and what made the creation fail is the better answer.
    if (error instanceof D365Error && error.failure.kind !== 'transient') return null;
    return toLeft(error, domain, null);
  }
  return leadId === null ? null : remove(client, domain, leadId);
}

async function remove(client: RoundTripClient, domain: string, leadId: string): Promise<RoundTrip | null> {
  try {
    await client.deleteLead(leadId);
    return null;
  } catch (error) {
    if (error instanceof D365Error && error.failure.code === 'row-gone') return null;
    return toLeft(error, domain, leadId);
  }
}

function toLeft(error: unknown, domain: string, leadId: string | null): RoundTrip {
  if (!(error instanceof D365Error)) throw error;
  return { outcome: 'row-left', leadId, domain, failure: error.failure };
}
