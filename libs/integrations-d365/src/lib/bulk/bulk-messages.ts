import type { D365Client, OwnerBinding } from '../client';
import { toUrlLiteral } from '../odata';
import type { ColumnValues } from '../schema';

const LEAD_TYPE = { '@odata.type': 'Microsoft.Dynamics.CRM.lead' } as const;

export interface NewRow {
  readonly domain: string;
  readonly values: ColumnValues;
  readonly owner: OwnerBinding | null;
}

export interface ChangedRow {
  readonly domain: string;
  readonly values: ColumnValues;
}

type BulkSender = Pick<D365Client, 'sendBulkMessage'>;

/** What the message did to one of its rows; `requestId` is that of the whole message. */
export interface SentRow {
  readonly requestId: string | null;
}

export interface CreatedRow extends SentRow {
  readonly leadId: string;
}

/** Creates all rows or none; a key that is taken refuses them all. Gives them in the order of the rows. */
export async function createRows(
  rows: readonly NewRow[],
  keyColumn: string,
  client: BulkSender,
  signal?: AbortSignal,
): Promise<readonly CreatedRow[]> {
  // A new row has no address, so here, and only here, the key is part of the body.
  const targets = rows.map(({ domain, values, owner }) => ({
    ...LEAD_TYPE,
    ...values,
    [keyColumn]: domain,
    ...(owner === null ? {} : { 'ownerid@odata.bind': owner }),
  }));
  const { leadIds, requestId } = await client.sendBulkMessage('CreateMultiple', targets, signal);
  return leadIds.map((leadId) => ({ leadId, requestId }));
}

/** Writes columns of rows that are addressed by their key, all or none. What was created by it is not told. */
export async function upsertRows(
  rows: readonly ChangedRow[],
  keyColumn: string,
  client: BulkSender,
  signal?: AbortSignal,
): Promise<readonly SentRow[]> {
  const targets = rows.map(({ domain, values }) => ({
    ...LEAD_TYPE,
    '@odata.id': `leads(${keyColumn}=${toUrlLiteral(domain)})`,
    ...values,
  }));
  const { requestId } = await client.sendBulkMessage('UpsertMultiple', targets, signal);
  return rows.map(() => ({ requestId }));
}
