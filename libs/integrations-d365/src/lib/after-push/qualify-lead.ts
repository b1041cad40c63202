import type { D365Client, QualifyReceipt } from '../client';
import { D365Error, toD365Failure, type D365Failure } from '../d365-failure';
import { readString } from '../json';
import type { ColumnValues } from '../schema';
import { fetchFates } from './fetch-fates';
import { DELETED, readGuid, type LeadFate } from './lead-fate';

export interface QualifyRequest {
  /** GUID in Dynamics. */
  readonly leadId: string;
  /** Family name of a person Hunter knows at the company. */
  readonly contactLastName: string | null;
  /** Names that are the company's and no person's, as Hunter knows them. */
  readonly companyNames: readonly string[];
  /** Entra object id of the rep, when there is one. */
  readonly callerObjectId: string | null;
}

export type QualifyBlock = 'lead-closed' | 'lead-merged' | 'lead-deleted-in-crm';

export type QualifyResult =
  | {
      readonly kind: 'qualified';
      readonly fate: LeadFate;
      /** True: somebody, or an earlier attempt whose answer was lost, had done it before this one began. */
      readonly earlier: boolean;
      readonly requestId: string | null;
    }
  | { readonly kind: 'blocked'; readonly code: QualifyBlock; readonly fate: LeadFate | null };

export type QualifyClient = Pick<D365Client, 'fetchLeadById' | 'fetchRows' | 'qualifyLead'>;

/** Columns that tell whether the row is about a person. */
const PERSON_COLUMNS = ['firstname', 'lastname', 'companyname'] as const;

/**
 * Qualifies an open lead, once: a lead that Dynamics shows as qualified is never asked for again, and an answer that was
 * lost is looked up.
 * @throws D365Error when it is not known to be done
 */
export async function qualifyLead(request: QualifyRequest, client: QualifyClient): Promise<QualifyResult> {
  const row = await client.fetchLeadById(request.leadId, PERSON_COLUMNS);
  if (row === null) return { kind: 'blocked', code: 'lead-deleted-in-crm', fate: DELETED };
  if (row.merged) return { kind: 'blocked', code: 'lead-merged', fate: null };
  if (!row.open) return toResult(await fetchFate(request.leadId, client), { earlier: true, requestId: null });
  const createContact = request.contactLastName !== null || isAboutPerson(row.values, request.companyNames);
  try {
    const receipt = await client.qualifyLead(request.leadId, { createContact, callerObjectId: request.callerObjectId });
    return {
      kind: 'qualified',
      fate: await completeFate(request.leadId, receipt, client),
      earlier: false,
      requestId: receipt.requestId,
    };
  } catch (error) {
    if (!(error instanceof D365Error) || !mayHaveHappened(error.failure)) throw error;
    return afterDoubt(request.leadId, error, client);
  }
}

/** A rep typed a person's name: where Hunter knows nobody, it puts the company's name there, cut to fit. */
export function isAboutPerson(values: ColumnValues, companyNames: readonly string[]): boolean {
  const [first = '', last = '', company = ''] = PERSON_COLUMNS.map((column) => String(values[column] ?? '').trim());
  if (first !== '') return true;
  const name = last.replace(/…$/, '');
  return name !== '' && ![company, ...companyNames].some((known) => known.startsWith(name));
}

/** The write may have been carried out although its answer says otherwise, or never came. */
function mayHaveHappened({ kind, code, notSent }: D365Failure): boolean {
  if (notSent === true || code === 'throttled') return false;
  return kind === 'transient' || code === 'server-error' || code === 'lead-closed' || code === 'row-gone';
}

async function afterDoubt(leadId: string, doubt: D365Error, client: QualifyClient): Promise<QualifyResult> {
  const fate = await fetchFate(leadId, client).catch((error: unknown) => {
    // What went wrong first says more; the next call looks before it asks again.
    if (error instanceof D365Error) throw doubt;
    throw error;
  });
  if (fate.outcome === 'open') throw doubt;
  return toResult(fate, { earlier: false, requestId: doubt.failure.requestId ?? null });
}

function toResult(
  fate: LeadFate,
  how: { readonly earlier: boolean; readonly requestId: string | null },
): QualifyResult {
  switch (fate.outcome) {
    case 'qualified':
    case 'won':
    case 'lost':
      return { kind: 'qualified', fate, ...how };
    case 'merged':
      return { kind: 'blocked', code: 'lead-merged', fate };
    case 'deleted':
      return { kind: 'blocked', code: 'lead-deleted-in-crm', fate };
    case 'open':
    case 'disqualified':
      return { kind: 'blocked', code: 'lead-closed', fate };
  }
}

async function fetchFate(leadId: string, client: QualifyClient): Promise<LeadFate> {
  const { fates, unread } = await fetchFates([leadId.toLowerCase()], client);
  const fate = fates.get(leadId.toLowerCase());
  if (fate !== undefined) return fate;
  throw new D365Error(toD365Failure(unread.get(leadId.toLowerCase()) ?? 'unexpected'));
}

/** Parents that the lead had before are not in the answer; without the second look, what the answer says has to do. */
async function completeFate(leadId: string, receipt: QualifyReceipt, client: QualifyClient): Promise<LeadFate> {
  const made = readMade(receipt);
  try {
    const fate = await fetchFate(leadId, client);
    return fate.outcome === 'open' ? made : fate;
  } catch (error) {
    if (error instanceof D365Error) return made;
    throw error;
  }
}

/** The rows that the action made: only their type and id are read, since versions differ in the rest. */
export function readMade({ rows }: Pick<QualifyReceipt, 'rows'>): LeadFate {
  const idOf = (table: string): string | null => {
    const row = rows.find((each) => readString(each, '@odata.type')?.endsWith(`.${table}`) === true);
    return row === undefined ? null : readGuid(row, `${table}id`);
  };
  return {
    outcome: 'qualified',
    accountId: idOf('account'),
    contactId: idOf('contact'),
    opportunityId: idOf('opportunity'),
  };
}
