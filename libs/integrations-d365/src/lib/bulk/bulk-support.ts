import type { D365Client } from '../client';
import { D365Error } from '../d365-failure';

export interface BulkSupportOptions {
  readonly client: Pick<D365Client, 'fetchRows'>;
  readonly ttlMs: number;
  readonly now: () => number;
}

const MESSAGES = ['CreateMultiple', 'UpdateMultiple'] as const;

/** Whether the organisation takes bulk messages for leads. `UpsertMultiple` is there where the other two are. */
export class BulkSupport {
  private known: { readonly supported: boolean; readonly untilMs: number } | null = null;

  constructor(private readonly options: BulkSupportOptions) {}

  /** False as well while it cannot be found out: single requests always work. */
  async isSupported(signal?: AbortSignal): Promise<boolean> {
    const { client, ttlMs, now } = this.options;
    if (this.known !== null && this.known.untilMs > now()) return this.known.supported;
    try {
      const names = MESSAGES.map((name) => `sdkmessageid/name eq '${name}'`).join(' or ');
      const rows = await client.fetchRows(
        'sdkmessagefilters',
        { $select: 'sdkmessagefilterid', $filter: `(${names}) and primaryobjecttypecode eq 'lead'` },
        signal,
      );
      this.known = { supported: rows.length >= MESSAGES.length, untilMs: now() + ttlMs };
      return this.known.supported;
    } catch (error) {
      if (!(error instanceof D365Error)) throw error;
      if (error.failure.kind !== 'transient') this.known = { supported: false, untilMs: now() + ttlMs };
      return false;
    }
  }

  /** After a refusal that speaks against it. */
  forget(): void {
    this.known = null;
  }
}
