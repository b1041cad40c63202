import type { D365Client } from '../client';
import { D365Error } from '../d365-failure';
import type { D365FailureCode } from '../failure-codes';
import type { JsonObject } from '../json';
import {
  DELETED,
  FATE_COLUMNS,
  isQualifiedRow,
  OPPORTUNITY_COLUMNS,
  readFate,
  readGuid,
  type LeadFate,
} from './lead-fate';

export type FateReader = Pick<D365Client, 'fetchRows' | 'fetchLeadById'>;

/** Leads per request: keeps the address well under the length that every proxy lets through. */
export const MAX_LEADS_PER_REQUEST = 40;

export interface FatesReading {
  /** By the lead's GUID in Dynamics. */
  readonly fates: ReadonlyMap<string, LeadFate>;
  /** Leads whose outcome could not be read, and why: of these nothing is known, least of all that they are gone. */
  readonly unread: ReadonlyMap<string, D365FailureCode>;
}

/**
 * Reads what became of leads, by their GUIDs in Dynamics. Only an answer that a row does not exist makes it deleted; a
 * row that a list leaves out is asked for alone.
 * @param leadIds lower case, at most {@link MAX_LEADS_PER_REQUEST}
 */
export async function fetchFates(
  leadIds: readonly string[],
  client: FateReader,
  signal?: AbortSignal,
): Promise<FatesReading> {
  const reading = { fates: new Map<string, LeadFate>(), unread: new Map<string, D365FailureCode>() };
  if (leadIds.length === 0) return reading;
  const rows = await client.fetchRows(
    'leads',
    { $select: FATE_COLUMNS.join(','), $filter: anyOf('leadid', leadIds) },
    signal,
  );
  const byId = new Map(rows.map((row): [string, JsonObject] => [readGuid(row, 'leadid') ?? '', row]));
  const qualified = leadIds.filter((id) => isQualifiedRow(byId.get(id) ?? {}));
  const opportunities = await fetchOpportunities(qualified, client, signal);
  for (const leadId of leadIds) {
    const row = byId.get(leadId);
    if (row === undefined) await addMissing(leadId, client, reading, signal);
    else if (isQualifiedRow(row) && typeof opportunities === 'string') reading.unread.set(leadId, opportunities);
    else {
      const own = typeof opportunities === 'string' ? [] : opportunities.filter((each) => leadOf(each) === leadId);
      const fate = readFate(row, own);
      if (fate === undefined) reading.unread.set(leadId, 'unexpected');
      else reading.fates.set(leadId, fate);
    }
  }
  return reading;
}

/** A refusal that is about single rows or one table, and not about Hunter as a whole. */
const REFUSALS: ReadonlySet<D365FailureCode> = new Set(['privilege-missing', 'forbidden']);

function refusalOf(error: unknown): D365FailureCode {
  if (error instanceof D365Error && REFUSALS.has(error.failure.code)) return error.failure.code;
  throw error;
}

async function fetchOpportunities(
  leadIds: readonly string[],
  client: FateReader,
  signal: AbortSignal | undefined,
): Promise<readonly JsonObject[] | D365FailureCode> {
  if (leadIds.length === 0) return [];
  try {
    return await client.fetchRows(
      'opportunities',
      { $select: OPPORTUNITY_COLUMNS.join(','), $filter: anyOf('_originatingleadid_value', leadIds) },
      signal,
    );
  } catch (error) {
    return refusalOf(error);
  }
}

async function addMissing(
  leadId: string,
  client: FateReader,
  reading: { readonly fates: Map<string, LeadFate>; readonly unread: Map<string, D365FailureCode> },
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    const row = await client.fetchLeadById(leadId, [], signal);
    if (row === null) reading.fates.set(leadId, DELETED);
    // It exists, and the list did not show it: the next round asks again.
    else reading.unread.set(leadId, 'row-changed');
  } catch (error) {
    reading.unread.set(leadId, refusalOf(error));
  }
}

function leadOf(opportunity: JsonObject): string | null {
  return readGuid(opportunity, '_originatingleadid_value');
}

function anyOf(column: string, ids: readonly string[]): string {
  return ids.map((id) => `${column} eq ${id}`).join(' or ');
}
