import type { D365Client } from '../client';
import { D365Error, toD365Failure } from '../d365-failure';
import type { JsonObject } from '../json';
import { isGuid, isKeyValue } from '../odata';
import { readRemoteLead, ROW_STATE_COLUMNS, type RemoteLead } from '../schema';

type Wanted = 'leadid' | 'key';

interface Waiting {
  readonly value: string;
  readonly columns: readonly string[];
  readonly resolve: (lead: RemoteLead | null) => void;
  readonly reject: (error: unknown) => void;
}

/** As many as one chunk has: their names stay well below the length that an address may have. */
const ROWS_PER_REQUEST = 100;
/** Long enough for the leads of a chunk, which are planned side by side, to meet. */
const GATHER_MS = 5;

/** Reads rows as the client does, but those that are wanted at the same moment in one request. */
export class LeadBatchReader implements Pick<D365Client, 'fetchLeadById' | 'fetchLeadByKey'> {
  private readonly waiting: Record<Wanted, Waiting[]> = { leadid: [], key: [] };

  constructor(
    private readonly client: Pick<D365Client, 'fetchRows'>,
    private readonly keyColumn: string,
    private readonly signal: AbortSignal,
  ) {}

  /** The row with this GUID, or null when it was deleted. */
  fetchLeadById(leadId: string, columns: readonly string[]): Promise<RemoteLead | null> {
    return isGuid(leadId) ? this.gather('leadid', leadId.toLowerCase(), columns) : Promise.resolve(null);
  }

  /** The row under the domain's key, or null when there is none. */
  fetchLeadByKey(domain: string, columns: readonly string[]): Promise<RemoteLead | null> {
    if (!isKeyValue(domain)) return Promise.reject(new D365Error(toD365Failure('domain-not-a-key')));
    return this.gather('key', domain, columns);
  }

  private gather(wanted: Wanted, value: string, columns: readonly string[]): Promise<RemoteLead | null> {
    const waiting = this.waiting[wanted];
    return new Promise((resolve, reject) => {
      waiting.push({ value, columns, resolve, reject });
      if (waiting.length === 1) setTimeout(() => this.load(wanted), GATHER_MS);
      if (waiting.length === ROWS_PER_REQUEST) this.load(wanted);
    });
  }

  private load(wanted: Wanted): void {
    const batch = this.waiting[wanted];
    this.waiting[wanted] = [];
    if (batch.length === 0) return;
    this.fetch(wanted, batch).then(
      (rows) => {
        for (const { value, columns, resolve } of batch) {
          const row = rows.get(value);
          resolve(row === undefined ? null : (readRemoteLead(row, columns, this.keyColumn) ?? null));
        }
      },
      (error: unknown) => {
        for (const { reject } of batch) reject(error);
      },
    );
  }

  private async fetch(wanted: Wanted, batch: readonly Waiting[]): Promise<ReadonlyMap<string, JsonObject>> {
    const column = wanted === 'key' ? this.keyColumn : 'leadid';
    const values = [...new Set(batch.map(({ value }) => value))];
    const columns = new Set([...ROW_STATE_COLUMNS, this.keyColumn, ...batch.flatMap((one) => one.columns)]);
    const names = values.map((value) => `'${value.replaceAll("'", "''")}'`).join(',');
    const rows = await this.client.fetchRows(
      'leads',
      {
        $select: [...columns].join(','),
        $filter: `Microsoft.Dynamics.CRM.In(PropertyName='${column}',PropertyValues=[${names}])`,
      },
      this.signal,
    );
    // The service compares keys without regard to case; Hunter's are lower case.
    return new Map(rows.map((row) => [String(row[column]).toLowerCase(), row]));
  }
}
