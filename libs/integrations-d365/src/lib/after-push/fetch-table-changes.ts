import type { D365Client } from '../client';
import { D365Error, toD365Failure } from '../d365-failure';
import type { D365FailureCode } from '../failure-codes';
import { readObjects, readString, type JsonObject } from '../json';
import { readGuid } from './lead-fate';

/** A table whose changes say that a lead should be looked at. */
export interface TrackedTable {
  readonly entitySet: string;
  readonly columns: string;
  /** The column that names the lead. */
  readonly leadColumn: string;
}

export const TRACKED_LEADS: TrackedTable = {
  entitySet: 'leads',
  columns: 'leadid,statecode',
  leadColumn: 'leadid',
};

export const TRACKED_OPPORTUNITIES: TrackedTable = {
  entitySet: 'opportunities',
  columns: 'opportunityid,statecode,_originatingleadid_value',
  leadColumn: '_originatingleadid_value',
};

export interface TableChanges {
  /** True: read from the beginning. Deletions from before are not in it. */
  readonly full: boolean;
  /** Leads named by rows that were made or changed; empty after a full read, which names every row there is. */
  readonly leadIds: ReadonlySet<string>;
  /** Rows of the table that were deleted. */
  readonly deletedIds: ReadonlySet<string>;
  /** Where the next reading goes on. */
  readonly deltaLink: string;
}

export interface ChangePorts {
  readonly client: Pick<D365Client, 'fetchTracked'>;
  /** Called before every page. */
  readonly onPage: () => Promise<void>;
  readonly signal?: AbortSignal;
}

/** Answers that say that tracking is not to be had here: the right or the setting is missing. */
const UNAVAILABLE: ReadonlySet<D365FailureCode> = new Set([
  'privilege-missing',
  'forbidden',
  'change-tracking-off',
  'request-refused',
]);

/** Why tracking is not to be had, or null when the failure is about something else. */
export function trackingRefusalOf(error: unknown): D365FailureCode | null {
  return error instanceof D365Error && UNAVAILABLE.has(error.failure.code) ? error.failure.code : null;
}

/** Reads what changed in a table since the link was given. Without a link, or with one that expired, it starts anew. */
export async function fetchTableChanges(
  table: TrackedTable,
  deltaLink: string | null,
  ports: ChangePorts,
): Promise<TableChanges> {
  if (deltaLink === null) return walk(table, null, ports);
  try {
    return await walk(table, deltaLink, ports);
  } catch (error) {
    if (!isStale(error)) throw error;
    return walk(table, null, ports);
  }
}

/** The code for an old token has changed before, so any complaint about the request counts. */
function isStale(error: unknown): boolean {
  if (!(error instanceof D365Error)) return false;
  return error.failure.code === 'change-token-expired' || error.failure.code === 'request-refused';
}

async function walk(table: TrackedTable, from: string | null, ports: ChangePorts): Promise<TableChanges> {
  const leadIds = new Set<string>();
  const deletedIds = new Set<string>();
  let source: Parameters<D365Client['fetchTracked']>[0] = from === null ? table : { link: from };
  for (;;) {
    await ports.onPage();
    const body = await ports.client.fetchTracked(source, ports.signal);
    if (from !== null) addChanges(body, table, leadIds, deletedIds);
    const next = readString(body, '@odata.nextLink');
    const deltaLink = readString(body, '@odata.deltaLink');
    if (deltaLink !== undefined) return { full: from === null, leadIds, deletedIds, deltaLink };
    // An organisation that ignores the preference answers with a plain list.
    if (next === undefined) throw new D365Error(toD365Failure('change-tracking-off'));
    source = { link: next };
  }
}

function addChanges(body: JsonObject, table: TrackedTable, leadIds: Set<string>, deletedIds: Set<string>): void {
  for (const row of readObjects(body, 'value')) {
    const deleted = readDeletedId(row);
    const leadId = readGuid(row, table.leadColumn);
    if (deleted !== undefined) deletedIds.add(deleted);
    else if (leadId !== null) leadIds.add(leadId);
  }
}

/** A tombstone: an id with a reason, in a context of its own. */
function readDeletedId(row: JsonObject): string | undefined {
  const isTombstone = readString(row, '@odata.context')?.endsWith('/$deletedEntity') === true;
  return isTombstone || readString(row, 'reason') === 'deleted' ? (readGuid(row, 'id') ?? undefined) : undefined;
}
