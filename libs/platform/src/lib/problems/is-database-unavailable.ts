import { isNativeError } from 'node:util/types';

const UNAVAILABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  // PostgreSQL's error codes (appendix A of its manual). Class 08, connection exception; 57P, operator intervention:
  // shutdown, crash, not yet started.
  '08000',
  '08001',
  '08003',
  '08006',
  '57P01',
  '57P02',
  '57P03',
  // Class 40, rolled back in favour of another transaction: serialization failure, deadlock.
  '40001',
  '40P01',
  // Class 53, out of resources: disk, memory, connections.
  '53000',
  '53100',
  '53200',
  '53300',
]);

const UNAVAILABLE_MESSAGES = [
  /Connection terminated/i,
  /timeout exceeded when trying to connect/i,
  /Client has encountered a connection error/i,
];

/** Tells a database that does not answer, or cannot do it now, from a query that is wrong: later the same one may succeed. */
export function isDatabaseUnavailable(error: unknown): boolean {
  // Not instanceof: an error of the socket may come from another realm than ours.
  if (!isNativeError(error)) return false;
  const code =
    (error as Error & { code?: unknown }).code ??
    (error as Error & { driverError?: { code?: unknown } }).driverError?.code;
  if (typeof code === 'string' && UNAVAILABLE_CODES.has(code)) return true;
  return UNAVAILABLE_MESSAGES.some((pattern) => pattern.test(error.message));
}
