import type { ThrottleFacet, ThrottleLimits } from '../faults/fault-knobs.js';
import type { ApiReply } from '../http/exchange.js';
import { jsonReply } from '../http/exchange.js';
import type { Rejection } from './throttle.js';

const grouped = (value: number): string => value.toLocaleString('en-US');

function messageOf(facet: ThrottleFacet, limits: ThrottleLimits): { code: string; message: string } {
  const seconds = Math.round(limits.window_ms / 1000);
  switch (facet) {
    case 'requests':
      return {
        code: '0x80072322',
        message: `Number of requests exceeded the limit of ${limits.requests} over time window of ${seconds} seconds.`,
      };
    case 'execution-time':
      return {
        code: '0x80072321',
        message:
          `Combined execution time of incoming requests exceeded limit of ${grouped(limits.execution_ms)} milliseconds over ` +
          `time window of ${seconds} seconds. Decrease number of concurrent requests or reduce the duration of requests ` +
          'and try again later.',
      };
    case 'concurrency':
      return {
        code: '0x80072326',
        message: `Number of concurrent requests exceeded the limit of ${limits.concurrency}.`,
      };
  }
}

/** The 429 of a service protection limit. */
export function throttleReply(rejection: Rejection, limits: ThrottleLimits): ApiReply {
  const error = messageOf(rejection.facet, limits);
  const retryAfter = rejection.retryAt?.toUTCString() ?? String(rejection.retryAfterS);
  return jsonReply({ error }, { 'retry-after': retryAfter }, 429);
}

/** The debugging headers; numbers are written for people, with thousands separators. */
export function remainingHeaders(remaining: { requests: number; executionS: number }): Record<string, string> {
  return {
    'x-ms-ratelimit-burst-remaining-xrm-requests': String(remaining.requests),
    'x-ms-ratelimit-time-remaining-xrm-requests': remaining.executionS.toLocaleString('en-US', {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    }),
  };
}
