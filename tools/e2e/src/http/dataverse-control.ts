import { readFileSync } from 'node:fs';
import { request } from 'node:https';

/** The counts that the sandbox keeps. */
export interface DataverseState {
  readonly leads: number;
  readonly rows_created: number;
  readonly rows_updated: number;
  readonly write_requests: number;
  readonly lost_responses: number;
  readonly faults: { readonly hits: Readonly<Record<string, number>> };
}

export interface DataverseRow {
  readonly leadid: string;
  readonly subject: string;
  readonly hunter_domain: string;
}

/** The control routes of the Dynamics 365 sandbox: what it holds, and what shall go wrong. */
export class DataverseControl {
  private readonly ca: Buffer;

  constructor(
    private readonly url: string,
    caFile: string,
  ) {
    this.ca = readFileSync(caFile);
  }

  async fetchState(): Promise<DataverseState> {
    return (await this.send('GET', '/__state')) as DataverseState;
  }

  async fetchLeadRows(domain?: string): Promise<readonly DataverseRow[]> {
    const answer = (await this.send('GET', '/__rows?table=leads')) as { rows: readonly DataverseRow[] };
    return answer.rows.filter((row) => domain === undefined || row.hunter_domain === domain);
  }

  async setFaults(knobs: Readonly<Record<string, unknown>>): Promise<void> {
    await this.send('POST', '/__faults', knobs);
  }

  async resetFaults(): Promise<void> {
    await this.send('POST', '/__faults/reset', {});
  }

  private send(method: string, path: string, body?: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const outgoing = request(new URL(path, this.url), { method, ca: this.ca, agent: false }, (incoming) => {
        let text = '';
        incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        incoming.once('error', reject);
        incoming.once('end', () => {
          const status = incoming.statusCode ?? 0;
          if (status < 200 || status > 299) reject(new Error(`${method} ${path} answered ${String(status)}: ${text}`));
          else resolve(text === '' ? undefined : JSON.parse(text));
        });
      });
      outgoing.once('error', reject);
      outgoing.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
