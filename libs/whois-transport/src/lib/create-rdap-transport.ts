import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { RdapAnswer, RegistrationTransport } from '@hunter/core-whois';
import { Agent, request } from 'undici';
import type { Dispatcher } from 'undici';
import { guardLookup } from './guard-lookup.js';
import type { ResolveHost } from './guard-lookup.js';
import { isPublicAddress } from './is-public-address.js';
import { readBody } from './read-body.js';
import { readRetryAfterMs } from './read-retry-after.js';
import { ServerPacer } from './server-pacer.js';
import { toFailureCause } from './to-failure-cause.js';
import { toStatusAnswer } from './to-status-answer.js';
import { toTurnFailure } from './to-turn-failure.js';
import { UnsafeAddressError } from './unsafe-address-error.js';

const REDIRECT_STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export interface RdapTransportOptions {
  /** For one lookup with all its redirects. Default 3 s. */
  readonly timeoutMs?: number;
  /** Default 512 KiB. */
  readonly maxBodyBytes?: number;
  /** Default 3. */
  readonly maxRedirects?: number;
  /** Between two questions to the same host. Default 200 ms. */
  readonly intervalMs?: number;
  /** Questions that may wait for the same host before one is turned away with `queue-full`. Default 1,000. */
  readonly maxQueued?: number;
  /** How long a host is left alone after a 429 without a `Retry-After`; with one, up to an hour. Default 60 s. */
  readonly rateLimitPauseMs?: number;
  /** Default: the system's resolver. */
  readonly resolveHost?: ResolveHost;
  /** Which addresses may be spoken to. Default: public ones only; a test allows its own loopback server here. */
  readonly isAllowedAddress?: (address: string) => boolean;
  /** Certificate authority to trust instead of the system's, PEM. */
  readonly ca?: string;
}

/** An RDAP client with connections to close when it is no longer needed. */
export interface RdapTransport extends Pick<RegistrationTransport, 'fetchRdap'> {
  close(): Promise<void>;
}

interface RdapLimits {
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  readonly maxRedirects: number;
  readonly rateLimitPauseMs: number;
  readonly isAllowedAddress: (address: string) => boolean;
  readonly pacer: ServerPacer;
}

/**
 * Asks RDAP services over HTTPS (RFC 7480). Only https, only public addresses, and every redirect is judged again. The
 * returned promise never rejects: what goes wrong is an answer with a cause.
 */
export function createRdapTransport(options: RdapTransportOptions = {}): RdapTransport {
  const limits: RdapLimits = {
    timeoutMs: options.timeoutMs ?? 3_000,
    maxBodyBytes: options.maxBodyBytes ?? 512 * 1024,
    maxRedirects: options.maxRedirects ?? 3,
    rateLimitPauseMs: options.rateLimitPauseMs ?? 60_000,
    isAllowedAddress: options.isAllowedAddress ?? isPublicAddress,
    pacer: new ServerPacer({ intervalMs: options.intervalMs ?? 200, maxQueued: options.maxQueued ?? 1_000 }),
  };
  const resolveHost = options.resolveHost ?? ((hostname) => lookup(hostname, { all: true }));
  const agent = new Agent({
    connect: {
      timeout: limits.timeoutMs,
      lookup: guardLookup(resolveHost, limits.isAllowedAddress),
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    },
  });
  return {
    fetchRdap: (url) => fetchRdap(url, agent, limits),
    close() {
      limits.pacer.close();
      return agent.destroy();
    },
  };
}

async function fetchRdap(url: string, agent: Agent, limits: RdapLimits): Promise<RdapAnswer> {
  if (!URL.canParse(url)) return { kind: 'failed', cause: 'malformed' };
  const start = new URL(url);
  const turn = await limits.pacer.waitForTurn(start.host);
  if (turn !== 'go') return toTurnFailure(turn);
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    return await beforeAbort(signal, ask(start, agent, limits, signal));
  } catch (error) {
    return { kind: 'failed', cause: toFailureCause(error) };
  }
}

async function ask(start: URL, agent: Agent, limits: RdapLimits, signal: AbortSignal): Promise<RdapAnswer> {
  const response = await follow(start, agent, limits, signal);
  if (response === null) return { kind: 'failed', cause: 'malformed' };
  if (response.statusCode === 429) limits.pacer.pause(start.host, pauseOf(response, limits));
  const body = await readBody(response.body, limits.maxBodyBytes);
  if (body === null) return { kind: 'failed', cause: 'too-large' };
  return toStatusAnswer(response.statusCode, response.headers['content-type'], body);
}

/** A request listens to its signal only once it is connected; a name or a handshake that hangs would outlast the deadline. */
function beforeAbort<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}

function pauseOf({ headers }: Dispatcher.ResponseData, { rateLimitPauseMs }: RdapLimits): number {
  return readRetryAfterMs(headers['retry-after']) ?? rateLimitPauseMs;
}

/** The first answer that is not a redirect; null when there are too many of them or one leads nowhere. */
async function follow(
  start: URL,
  agent: Agent,
  limits: RdapLimits,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData | null> {
  let url = start;
  for (let redirects = 0; redirects <= limits.maxRedirects; redirects += 1) {
    refuseUnsafe(url, limits);
    const headers = { accept: 'application/rdap+json, application/json' };
    const response = await request(url, { dispatcher: agent, signal, headers });
    if (!REDIRECT_STATUSES.has(response.statusCode)) return response;
    await response.body.dump();
    const { location } = response.headers;
    if (typeof location !== 'string' || !URL.canParse(location, url.href)) return null;
    url = new URL(location, url);
  }
  return null;
}

// A literal address is never looked up, so it has to be judged here.
function refuseUnsafe(url: URL, { isAllowedAddress }: RdapLimits): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol !== 'https:' || (isIP(host) !== 0 && !isAllowedAddress(host))) throw new UnsafeAddressError();
}
