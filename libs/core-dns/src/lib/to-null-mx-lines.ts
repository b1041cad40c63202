import type { DnsRecord } from './dns-answer.js';

/** Null MX records as they were published, once each: senders heed one whatever preference it was given (RFC 7505). */
export function toNullMxLines(records: readonly Extract<DnsRecord, { type: 'MX' }>[]): readonly string[] {
  const preferences = records.flatMap(({ preference, exchange }) => (/^\.?$/.test(exchange) ? [preference] : []));
  return [...new Set(preferences)].sort((a, b) => a - b).map((preference) => `${String(preference)} .`);
}
