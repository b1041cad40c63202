import { isNativeError } from 'node:util/types';

const UNAVAILABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  // PostgreSQL classes 08 (connection exception) and 57P (operator intervention: shutdown, crash, not yet started)
  '08000',
  '08001',
  '08003',
  '08006',
  '57P01',
  '57P02',
  '57P03',
]);

const UNAVAILABLE_MESSAGES = [
  /Connection terminated/i,
  /timeout exceeded when trying to connect/i,
  /Client has encountered a connection error/i,
];

/** Tells a database that does not answer from a query that is wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  // Not instanceof: an error of the socket may come from another realm than ours.
  if (!isNativeError(error)) return false;
  const code =
    (error as Error & { code?: unknown }).code ??
    (error as Error & { driverError?: { code?: unknown } }).driverError?.code;
  if (typeof code === 'string' && UNAVAILABLE_CODES.has(code)) return true;
  return UNAVAILABLE_MESSAGES.some((pattern) => pattern.test(error.message));
}
