import type { TransportFailureCause } from '@hunter/core-whois';
import type { Turn } from './server-pacer.js';

const CAUSES: Readonly<Record<Exclude<Turn, 'go'>, TransportFailureCause>> = {
  paused: 'rate-limited',
  'queue-full': 'queue-full',
  closed: 'disabled',
};

/** The answer to a question that was turned away before it was asked. */
export function toTurnFailure(turn: Exclude<Turn, 'go'>): { kind: 'failed'; cause: TransportFailureCause } {
  return { kind: 'failed', cause: CAUSES[turn] };
}
