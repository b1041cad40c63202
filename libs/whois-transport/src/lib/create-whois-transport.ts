import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isWhoisRateLimit } from '@hunter/core-whois';
import type { RegistrationTransport, WhoisAnswer } from '@hunter/core-whois';
import { guardLookup } from './guard-lookup.js';
import type { ResolveHost } from './guard-lookup.js';
import { isPublicAddress } from './is-public-address.js';
import { ServerPacer } from './server-pacer.js';
import { toTurnFailure } from './to-turn-failure.js';
import { exchangeWhois } from './whois-exchange.js';
import type { WhoisExchangeOptions } from './whois-exchange.js';

/** A rate-limit notice is a line or two; in a longer text the words belong to the terms of use. */
const MAX_NOTICE_BYTES = 1_024;

export interface WhoisTransportOptions {
  /** For finding the host and connecting to it. Default 3 s. */
  readonly connectTimeoutMs?: number;
  /** For the whole answer, from the moment the connection stands. Default 5 s. */
  readonly readTimeoutMs?: number;
  /** Default 64 KiB. */
  readonly maxAnswerBytes?: number;
  /** Between two questions to the same server. Default 1 s. */
  readonly intervalMs?: number;
  /** Questions that may wait for the same server before one is turned away with `queue-full`. Default 1,000. */
  readonly maxQueued?: number;
  /** How long a server is left alone after it said that it was asked too often. Default 60 s. */
  readonly rateLimitPauseMs?: number;
  /** Default: the system's resolver. */
  readonly resolveHost?: ResolveHost;
  /** Which addresses may be spoken to. Default: public ones only; a test allows its own loopback server here. */
  readonly isAllowedAddress?: (address: string) => boolean;
  /** Default 43. For tests, whose servers cannot have that port. */
  readonly port?: number;
}

/** A WHOIS client with conversations to end when it is no longer needed. */
export interface WhoisTransport extends Pick<RegistrationTransport, 'fetchWhois'> {
  close(): void;
}

interface WhoisLimits extends WhoisExchangeOptions {
  readonly pacer: ServerPacer;
  readonly rateLimitPauseMs: number;
  readonly isAllowedAddress: (address: string) => boolean;
}

/**
 * Asks WHOIS servers on port 43 (RFC 3912). A host's addresses are looked up once, judged, and those are connected to, so
 * that a referral cannot lead into the own network. The returned promise never rejects: what goes wrong is an answer with a
 * cause.
 */
export function createWhoisTransport(options: WhoisTransportOptions = {}): WhoisTransport {
  const isAllowedAddress = options.isAllowedAddress ?? isPublicAddress;
  const resolveHost = options.resolveHost ?? ((hostname) => lookup(hostname, { all: true }));
  const limits: WhoisLimits = {
    connectTimeoutMs: options.connectTimeoutMs ?? 3_000,
    readTimeoutMs: options.readTimeoutMs ?? 5_000,
    maxAnswerBytes: options.maxAnswerBytes ?? 64 * 1024,
    rateLimitPauseMs: options.rateLimitPauseMs ?? 60_000,
    port: options.port ?? 43,
    isAllowedAddress,
    lookup: guardLookup(resolveHost, isAllowedAddress),
    pacer: new ServerPacer({ intervalMs: options.intervalMs ?? 1_000, maxQueued: options.maxQueued ?? 1_000 }),
    openSockets: new Set(),
  };
  return {
    fetchWhois: (host, query) => fetchWhois(host, query, limits),
    close() {
      limits.pacer.close();
      for (const socket of limits.openSockets) socket.destroy();
    },
  };
}

async function fetchWhois(host: string, query: string, limits: WhoisLimits): Promise<WhoisAnswer> {
  // A line break in the query would be a second one.
  if (/\p{Cc}/u.test(query)) return { kind: 'failed', cause: 'malformed' };
  // A literal address is never looked up, so it has to be judged here.
  if (isIP(host) !== 0 && !limits.isAllowedAddress(host)) return { kind: 'failed', cause: 'unsafe-address' };
  const turn = await limits.pacer.waitForTurn(host);
  if (turn !== 'go') return toTurnFailure(turn);
  const answer = await exchangeWhois(host, query, limits);
  if (answer.kind === 'answered' && isRateLimitNotice(answer.body)) limits.pacer.pause(host, limits.rateLimitPauseMs);
  return answer;
}

function isRateLimitNotice(body: Uint8Array): boolean {
  return body.length <= MAX_NOTICE_BYTES && isWhoisRateLimit(Buffer.from(body).toString('latin1'));
}
