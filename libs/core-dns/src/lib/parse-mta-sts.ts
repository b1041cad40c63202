import { readFieldList } from './field-list.js';

/** What `_mta-sts` announces: that a policy can be fetched over HTTPS, and which version of it. */
export interface MtaStsRecord {
  /** Changes whenever the policy does; 1 to 32 letters and digits. */
  readonly id: string;
}

/** An MTA-STS record (RFC 8461 §3.1), or why the text is none. */
export type MtaStsParse =
  | { readonly ok: true; readonly record: MtaStsRecord }
  | { readonly ok: false; readonly reason: 'not-mta-sts' | 'syntax' | 'no-id' | 'bad-id' };

/** Tells whether a TXT text is an MTA-STS record: it begins with `v=STSv1;`, in exactly these letters (RFC 8461 §3.1). */
export function isMtaStsText(text: string): boolean {
  return /^v=STSv1[ \t]*;/.test(text);
}

/**
 * Reads one MTA-STS record (RFC 8461 §3.1). Fields that are not known are passed over; of a repeated `id` the first
 * counts. The policy itself lies behind HTTPS and is not part of it. Never throws.
 */
export function parseMtaSts(text: string): MtaStsParse {
  if (!isMtaStsText(text)) return { ok: false, reason: 'not-mta-sts' };
  const fields = readFieldList(text);
  if (fields === null) return { ok: false, reason: 'syntax' };
  const id = fields.find(({ name }) => name === 'id')?.value;
  if (id === undefined) return { ok: false, reason: 'no-id' };
  return /^[A-Za-z0-9]{1,32}$/.test(id) ? { ok: true, record: { id } } : { ok: false, reason: 'bad-id' };
}
