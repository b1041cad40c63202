import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

/**
 * @typedef {object} SandboxState
 * @property {number} leads
 * @property {number} writes rows written
 * @property {number} rows_created
 * @property {number} write_requests
 * @property {number} lost_responses
 * @property {Readonly<Record<string, number>>} requests_by_route
 * @property {Readonly<Record<string, number>>} responses_by_status
 * @property {Readonly<Record<string, number>>} throttled
 */

/** @typedef {Readonly<Record<string, unknown>>} SandboxRow */

const ROWS_PER_SEED = 250;

/** The sandbox's control routes: what arrived in Dynamics, told by Dynamics. */
export class SandboxControl {
  #agent;

  /**
   * @param {string} url
   * @param {string} caFile
   */
  constructor(url, caFile) {
    this.url = url;
    this.#agent = new Agent({ ca: readFileSync(caFile), keepAlive: true });
  }

  close() {
    this.#agent.destroy();
  }

  /** @param {Readonly<Record<string, unknown>>} knobs */
  faults(knobs) {
    return this.#send('POST', '/__faults', knobs);
  }

  async reset() {
    await this.#send('POST', '/__faults/reset', {});
    await this.#send('POST', '/__reset', { rows: true, counters: true });
  }

  async resetCounters() {
    await this.#send('POST', '/__reset', { counters: true });
  }

  /** @returns {Promise<SandboxState>} */
  async state() {
    return /** @type {SandboxState} */ (await this.#send('GET', '/__state'));
  }

  /**
   * @param {string} [table]
   * @returns {Promise<readonly SandboxRow[]>} every column of every row
   */
  async rows(table = 'leads') {
    const { rows } = /** @type {{ rows: SandboxRow[] }} */ (await this.#send('GET', `/__rows?table=${table}`));
    return rows;
  }

  /** @returns {Promise<readonly string[]>} the key of every row */
  async domains() {
    return (await this.rows()).map((row) => String(row['hunter_domain']));
  }

  /**
   * Puts rows in, or changes those that it names by their id, by the hand of a colleague.
   * @param {string} table
   * @param {readonly SandboxRow[]} rows
   * @returns {Promise<readonly string[]>} their ids
   */
  async seed(table, rows) {
    const ids = [];
    for (let start = 0; start < rows.length; start += ROWS_PER_SEED) {
      const answer = /** @type {Record<string, string[]>} */ (
        await this.#send('POST', '/__seed', { [table]: rows.slice(start, start + ROWS_PER_SEED) })
      );
      ids.push(...(answer[table] ?? []));
    }
    return ids;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   */
  #send(method, path, body) {
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.url), { method, agent: this.#agent }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        response.on('end', () => {
          if (response.statusCode === 200) resolve(JSON.parse(text));
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
        });
      });
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
