import { Client } from 'pg';
import { readParent } from './cpu-time.mjs';

/**
 * An empty database of its own for one run, on the server of a given URL.
 * @param {string} serverUrl
 * @param {string} name
 * @returns {Promise<string>} its URL
 */
export async function createDatabase(serverUrl, name) {
  await withClient(serverUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/**
 * @param {string} url
 * @returns {Promise<readonly string[]>} the domains of all leads
 */
export async function fetchLeadDomains(url) {
  const { rows } = await withClient(url, (client) => client.query('SELECT domain FROM leads ORDER BY domain'));
  return rows.map((row) => row.domain);
}

/**
 * How long domains took from the first question to the commit of what was found, ms. Both times come from this
 * machine's clock; the wait for the rest of the flush is part of it.
 * @param {string} url
 * @returns {Promise<{ p50Ms: number, p99Ms: number }>}
 */
export async function fetchScanTimes(url) {
  const { rows } = await withClient(url, (client) =>
    client.query(
      `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS p50, percentile_cont(0.99) WITHIN GROUP (ORDER BY took) AS p99
       FROM (SELECT extract(epoch FROM updated_at - scanned_at)::float8 * 1000 AS took FROM leads WHERE scanned_at IS NOT NULL) t`,
    ),
  );
  return { p50Ms: rows[0].p50, p99Ms: rows[0].p99 };
}

/**
 * The process id of the server behind a URL; undefined when it is on another machine or that cannot be told.
 * @param {string} url
 * @returns {Promise<number | undefined>}
 */
export async function fetchServerPid(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      'SELECT pg_backend_pid() AS pid, inet_client_addr() = inet_server_addr() AS here',
    );
    return rows[0].here === false ? undefined : readParent(rows[0].pid);
  });
}

/**
 * @template Result
 * @param {string} url
 * @param {(client: Client) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
async function withClient(url, use) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
