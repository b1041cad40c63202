import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LANES = 2;
const PAUSE_MS = 40;

/**
 * @param {string} root of the repository
 * @returns {readonly string[]} the sample companies whose name servers answer everything
 */
export function readSampleDomains(root) {
  /** @type {readonly { domain: string, setup: string, scan_status: string }[]} */
  const expectations = JSON.parse(readFileSync(join(root, 'tools/dev-stack/sample/expectations.json'), 'utf8'));
  // The others fail or dawdle on purpose, for seconds that are not what is measured.
  return expectations
    .filter(({ setup, scan_status }) => scan_status === 'completed' && setup !== 'slow-answers')
    .map(({ domain }) => domain);
}

/**
 * Scans over the api, one after the other in each of two lanes.
 * @param {string} apiUrl
 * @param {readonly string[]} domains
 * @param {number} durationMs
 * @returns {Promise<readonly number[]>} how long each took, in the order in which they began
 */
export async function measureScans(apiUrl, domains, durationMs) {
  const endMs = performance.now() + durationMs;
  /** @type {number[]} */
  const latencies = [];
  let next = 0;
  const scanOn = async () => {
    while (performance.now() < endMs) {
      const index = next++;
      const domain = domains[index % domains.length];
      const beganMs = performance.now();
      const response = await fetch(`${apiUrl}/api/v1/leads/scan`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ domain }),
      });
      const text = await response.text();
      // A scan whose name servers do not answer takes as long as they are waited for, which is not what is measured.
      if (!response.ok || JSON.parse(text).scan_status !== 'completed')
        throw new Error(`the scan of ${domain} failed: ${response.status} ${text}`);
      latencies[index] = performance.now() - beganMs;
      await sleep(PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: LANES }, scanOn));
  return latencies;
}
