import { readFieldList } from './field-list.js';

/** Where senders report trouble with TLS. */
export interface TlsRptRecord {
  /** `mailto:` and `https:` addresses, at least one. */
  readonly rua: readonly string[];
}

/** A TLS reporting record (RFC 8460 §3), or why the text is none. */
export type TlsRptParse =
  | { readonly ok: true; readonly record: TlsRptRecord }
  | { readonly ok: false; readonly reason: 'not-tls-rpt' | 'syntax' | 'no-rua' | 'bad-rua' };

/** Tells whether a TXT text is a TLS reporting record: it begins with `v=TLSRPTv1;`, in exactly these letters (RFC 8460 §3). */
export function isTlsRptText(text: string): boolean {
  return /^v=TLSRPTv1[ \t]*;/.test(text);
}

/**
 * Reads one TLS reporting record (RFC 8460 §3). Addresses of other schemes than `mailto:` and `https:` are left out, and
 * a record without any other is invalid. Never throws.
 */
export function parseTlsRpt(text: string): TlsRptParse {
  if (!isTlsRptText(text)) return { ok: false, reason: 'not-tls-rpt' };
  const fields = readFieldList(text);
  if (fields === null) return { ok: false, reason: 'syntax' };
  const value = fields.find(({ name }) => name === 'rua')?.value;
  if (value === undefined) return { ok: false, reason: 'no-rua' };
  const rua = value
    .split(',')
    .map((uri) => uri.trim())
    .filter((uri) => /^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/[^\s/]\S*)$/i.test(uri));
  return rua.length === 0 ? { ok: false, reason: 'bad-rua' } : { ok: true, record: { rua } };
}
