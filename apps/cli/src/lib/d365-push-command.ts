import { normalizeDomain } from '@hunter/core-normalizer';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, apiUrl, fetchPushJob, pushLead } from './api-client.js';
import type { PushJob } from './api-client.js';
import { LineWriter } from './line-writer.js';
import type { ExitCode, Terminal } from './terminal.js';

export interface PushOptions {
  readonly json: boolean;
  readonly timeoutMs: number;
}

const FIRST_POLL_MS = 150;
const SLOWEST_POLL_MS = 2000;

const isOver = ({ status }: PushJob) => status === 'succeeded' || status === 'blocked' || status === 'error';

async function waitForEnd(
  baseUrl: string,
  jobId: string,
  timeoutMs: number,
  onStatus: (job: PushJob) => Promise<void>,
) {
  const deadlineAtMs = performance.now() + timeoutMs;
  let lastStatus: string | null = null;
  for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(pollMs * 1.5, SLOWEST_POLL_MS)) {
    const job = await fetchPushJob(baseUrl, jobId);
    if (job.status !== lastStatus) await onStatus(job);
    lastStatus = job.status;
    if (isOver(job)) return job;
    if (performance.now() > deadlineAtMs) {
      throw new ApiError('push-not-finished', `job ${jobId} is still ${job.status}; it goes on without this command`);
    }
    await sleep(pollMs);
  }
}

function toText(domain: string, job: PushJob): string {
  const error = job.last_error;
  const why = error === null ? '' : ` (${[error.code, error.message, error.remedy].filter(Boolean).join('; ')})`;
  return `${domain}: ${job.status}${job.status === 'succeeded' ? '' : why}`;
}

/** Pushes one lead to Dynamics 365 through the API and waits until the job has ended. */
export async function runD365Push(input: string, options: PushOptions, terminal: Terminal): Promise<ExitCode> {
  const writer = new LineWriter(terminal.stdout);
  const baseUrl = apiUrl(terminal.env);
  const target = normalizeDomain(input);
  const domain = target.ok ? target.registrableDomain : input;
  try {
    if (!target.ok) throw new ApiError('invalid-domain', `${input} is not a domain: ${target.reason}`);
    const { job_id: jobId } = await pushLead(baseUrl, domain);
    const job = await waitForEnd(baseUrl, jobId, options.timeoutMs, async (now) => {
      if (!options.json && !isOver(now)) await writer.write(toText(domain, now));
    });
    await writer.write(options.json ? JSON.stringify({ domain, ...job, error: null }) : toText(domain, job));
    return job.status === 'succeeded' ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { code, message: detail } = error;
    if (options.json) await writer.write(JSON.stringify({ domain, error: { code, detail } }));
    else terminal.stderr.write(`${domain}: ${code}: ${detail}\n`);
    return 1;
  }
}
