/* global FormData, Blob */
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 500;
/** Longer than any deadline and lease; a job that stands still for that long will not end. */
const STALLED_MS = 120_000;

/**
 * @typedef {object} ScanJob
 * @property {string} job_id
 * @property {'queued' | 'running' | 'completed'} status
 * @property {number} total
 * @property {number} done
 * @property {number} succeeded
 * @property {number} incomplete
 * @property {number} failed
 * @property {string | null} started_at
 * @property {string | null} finished_at
 */

/**
 * Uploads the domains as a CSV file, as a person would.
 * @param {string} api
 * @param {readonly string[]} domains
 * @returns {Promise<{ jobId: string, accepted: number, rejected: number }>}
 */
export async function importDomains(api, domains) {
  const body = new FormData();
  body.append('file', new Blob([['website', ...domains].join('\n')], { type: 'text/csv' }), 'domains.csv');
  /** @type {{ job_id: string, accepted: number, rejected_total: number }} */
  const answer = await askJson(`${api}/api/v1/imports`, { method: 'POST', body });
  return { jobId: answer.job_id, accepted: answer.accepted, rejected: answer.rejected_total };
}

/**
 * Waits for the last domain of a job.
 * @param {string} api
 * @param {string} jobId
 * @param {(job: ScanJob) => void} onProgress
 * @returns {Promise<ScanJob>}
 */
export async function waitForJob(api, jobId, onProgress) {
  let done = 0;
  let movedAt = performance.now();
  for (;;) {
    /** @type {ScanJob} */
    const job = await askJson(`${api}/api/v1/scan-jobs/${jobId}`);
    onProgress(job);
    if (job.status === 'completed') return job;
    if (job.done > done) movedAt = performance.now();
    done = job.done;
    if (performance.now() - movedAt > STALLED_MS) throw new Error(`the job stands still: ${JSON.stringify(job)}`);
    await sleep(POLL_MS);
  }
}

/**
 * @param {string} url
 * @param {RequestInit} [init]
 * @returns {Promise<any>}
 */
async function askJson(url, init) {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
