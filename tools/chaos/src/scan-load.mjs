import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LANES = 2;
const PAUSE_MS = 40;

/**
 * @param {string} root of the repository
 * @returns {readonly string[]} the sample companies that DNS answers for
 */
export function readSampleDomains(root) {
  const zone = JSON.parse(readFileSync(join(root, 'tools/dev-stack/sample/zone.json'), 'utf8'));
  // A name without records fails on purpose, after the time that such a failure takes.
  return Object.keys(zone.names).filter((name) => zone.names[name].MX !== undefined);
}

/**
 * Scans over the api, one after the other in each of two lanes.
 * @param {string} apiUrl
 * @param {readonly string[]} domains
 * @param {number} durationMs
 * @returns {Promise<readonly number[]>} how long each took
 */
export async function measureScans(apiUrl, domains, durationMs) {
  const endMs = performance.now() + durationMs;
  /** @type {number[]} */
  const latencies = [];
  let next = 0;
  const scanOn = async () => {
    while (performance.now() < endMs) {
      const domain = domains[next++ % domains.length];
      const beganMs = performance.now();
      const response = await fetch(`${apiUrl}/api/v1/leads/scan`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ domain }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`the scan of ${domain} failed: ${response.status} ${text}`);
      latencies.push(performance.now() - beganMs);
      await sleep(PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: LANES }, scanOn));
  return latencies;
}
