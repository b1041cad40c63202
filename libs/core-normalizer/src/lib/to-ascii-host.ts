import { toASCII, toUnicode } from 'tr46';
import { isIdna2008Label } from './idna2008-label.js';
import type { NormalizeReason } from './normalize-result.js';

export type AsciiHost =
  | { readonly ok: true; readonly host: string }
  | { readonly ok: false; readonly reason: NormalizeReason };

const maxHostLength = 253;
const maxLabelLength = 63;
/** A U-label host is never longer than its A-label form by more than the characters UTS-46 drops; past this it is rubbish. */
const maxUnicodeHostLength = 1024;

const nonAscii = /[^\0-\x7f]/u;
const forbiddenAscii = /[^a-z0-9\-\x80-\u{10ffff}]/u;

/** UTS-46 §4, non-transitional: `ß` and the joiners stay what they are in IDNA2008. */
const uts46 = { checkBidi: true, checkJoiners: true, checkHyphens: false, transitionalProcessing: false } as const;

/** The lower-case A-label host, or what keeps the name from being one (RFC 1035 §2.3.4, RFC 5891, UTS-46). No dots at the end. */
export function toAsciiHost(host: string): AsciiHost {
  if (host.length > maxUnicodeHostLength) return { ok: false, reason: 'too-long' };
  const isAscii = !nonAscii.test(host);
  if (isAscii && host.length > maxHostLength) return { ok: false, reason: 'too-long' };
  if (!host.includes('.')) return { ok: false, reason: 'no-dot' };
  const labels = (isAscii ? host.toLowerCase() : mappedHost(host)).split('.');
  if (isIpv4(labels)) return { ok: false, reason: 'ip-address' };
  if (!labels.every(isLdhLabel)) return { ok: false, reason: 'bad-label' };
  const isPlain = isAscii && !labels.some(isALabel);
  const ascii = isPlain ? labels.join('.') : idnaHost(labels);
  if (ascii === null) return { ok: false, reason: 'idna' };
  if (ascii.length > maxHostLength) return { ok: false, reason: 'too-long' };
  return hasValidShape(ascii) ? { ok: true, host: ascii } : { ok: false, reason: 'bad-label' };
}

/** The host with its A-labels decoded, for display. */
export function toUnicodeHost(asciiHost: string): string {
  return asciiHost.includes('xn--') ? toUnicode(asciiHost, uts46).domain : asciiHost;
}

/** The UTS-46 mapping alone (case, width, ignored characters), label by label, so that A-labels stay as they stand. */
export function mappedHost(host: string): string {
  return host
    .split('.')
    .map((label) => (isALabel(label.toLowerCase()) ? label.toLowerCase() : toUnicode(label, uts46).domain))
    .join('.');
}

function isALabel(label: string): boolean {
  return label.startsWith('xn--');
}

function isLdhLabel(label: string): boolean {
  if (label === '' || forbiddenAscii.test(label)) return false;
  if (isALabel(label)) return true;
  return !label.startsWith('-') && !label.endsWith('-');
}

function idnaHost(labels: readonly string[]): string | null {
  const ascii = toASCII(labels.join('.'), uts46);
  if (ascii === null) return null;
  const uLabels = toUnicode(ascii, uts46).domain.split('.');
  return uLabels.every((label) => !nonAscii.test(label) || isIdna2008Label(label)) ? ascii : null;
}

/** Every part a number, decimal or hexadecimal: an address to any URL parser (WHATWG URL §3.5), never a name. */
function isIpv4(labels: readonly string[]): boolean {
  return labels.every((label) => /^(?:\d+|0x[0-9a-f]*)$/u.test(label));
}

function hasValidShape(asciiHost: string): boolean {
  const labels = asciiHost.split('.');
  const topLevel = labels.at(-1) ?? '';
  if (topLevel.length < 2 || /^\d+$/u.test(topLevel)) return false;
  return labels.every((label) => label !== '' && label.length <= maxLabelLength);
}
