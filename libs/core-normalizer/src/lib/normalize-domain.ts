import { isPlaceholder } from './is-placeholder.js';
import type { NormalizeRepair, NormalizeResult } from './normalize-result.js';
import type { HostSyntax } from './read-host.js';
import { readHost } from './read-host.js';
import { readTurkishI } from './read-turkish-i.js';
import { isListedSuffix, registrableDomainOfAscii } from './registrable-domain.js';
import { toAsciiHost, toUnicodeHost } from './to-ascii-host.js';
import { trimInput } from './trim-input.js';

/**
 * Which domain a piece of text means: a host, an e-mail address or a URL as people type and paste them.
 * Never throws; text that names no domain comes back with the reason and, where one is at hand, a suggestion.
 * Names follow UTS-46 non-transitional processing and IDNA2008 (RFC 5891, RFC 5892).
 */
export function normalizeDomain(input: string): NormalizeResult {
  return normalizeText(input, 'url');
}

/** As {@link normalizeDomain}, with the text understood as an e-mail address or as a URL. */
export function normalizeText(input: string, syntax: HostSyntax): NormalizeResult {
  const text = trimInput(input);
  if (text === '') return { ok: false, reason: 'empty' };
  if (isPlaceholder(text)) return { ok: false, reason: 'placeholder' };
  const reading = readHost(text, syntax);
  if (!reading.ok) return reading;
  const repairs: NormalizeRepair[] = text === input ? [] : ['trimmed'];
  repairs.push(...reading.repairs);
  return normalizeHost(reading.host, repairs);
}

function normalizeHost(typedHost: string, repairs: NormalizeRepair[]): NormalizeResult {
  // A 10 MB cell is refused before anything walks over it again.
  if (typedHost.length > 4096) return { ok: false, reason: 'too-long' };
  const host = withoutTrailingDot(withPlainDots(typedHost, repairs), repairs);
  if (/\s/u.test(host)) return { ok: false, reason: host.includes('.') ? 'bad-label' : 'no-dot' };
  if (host === '') return { ok: false, reason: 'bad-label' };
  const turkish = readTurkishI(host);
  if (turkish.kind === 'suspect') return refuseTurkishI(turkish.asciiHost);
  if (turkish.kind === 'intended' && turkish.host !== host.normalize('NFC')) repairs.push('turkish-i');
  const ascii = toAsciiHost(turkish.kind === 'intended' ? turkish.host : host);
  if (!ascii.ok) return ascii;
  if (/[^\0-\x7f]/u.test(host)) repairs.push('idna');
  else if (ascii.host !== host) repairs.push('case');
  return keyedDomain(withoutWww(ascii.host, repairs), repairs);
}

function keyedDomain(domain: string, repairs: readonly NormalizeRepair[]): NormalizeResult {
  if (!domain.includes('.')) return { ok: false, reason: 'no-dot' };
  const registrable = registrableDomainOfAscii(domain);
  if (registrable === null) return { ok: false, reason: 'public-suffix' };
  return { ok: true, domain, registrableDomain: registrable, unicode: toUnicodeHost(domain), repairs };
}

function refuseTurkishI(asciiHost: string): NormalizeResult {
  const meant = normalizeHost(asciiHost, []);
  return meant.ok ? { ok: false, reason: 'turkish-i', suggestion: meant.domain } : meant;
}

/** The three other full stops that IDNA takes for a dot (RFC 3490 §3.1, kept by UTS-46). */
function withPlainDots(host: string, repairs: NormalizeRepair[]): string {
  const plain = host.replace(/[\u3002\uff0e\uff61]/gu, '.');
  if (plain !== host) repairs.push('dots');
  return plain;
}

function withoutTrailingDot(host: string, repairs: NormalizeRepair[]): string {
  if (!host.endsWith('.')) return host;
  repairs.push('trailing-dot');
  return host.slice(0, -1);
}

// `www.com` and `www.ck` are registered names themselves: below a listed top-level domain the label is the name.
function withoutWww(host: string, repairs: NormalizeRepair[]): string {
  if (!host.startsWith('www.')) return host;
  const rest = host.slice('www.'.length);
  if (!rest.includes('.') && isListedSuffix(rest)) return host;
  repairs.push('www');
  return rest;
}
