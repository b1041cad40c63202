import type { IpBytes } from './ip-address.js';
import { readIpv4, readIpv6 } from './ip-address.js';
import type { SpfMacroString } from './spf-macro.js';
import { readSpfDomainSpec, readSpfMacroString } from './spf-macro.js';

/** What a match gives: pass, fail, softfail or neutral (RFC 7208 §4.6.2). */
export type SpfQualifier = '+' | '-' | '~' | '?';

/** One mechanism of a record (RFC 7208 §5), with the term as it was written. */
export type SpfMechanism = { readonly qualifier: SpfQualifier; readonly term: string } & (
  | { readonly kind: 'all' }
  | { readonly kind: 'include' | 'exists'; readonly domain: SpfMacroString }
  | {
      readonly kind: 'a' | 'mx';
      readonly domain: SpfMacroString | null;
      readonly prefix4: number;
      readonly prefix6: number;
    }
  | { readonly kind: 'ptr'; readonly domain: SpfMacroString | null }
  | { readonly kind: 'ip4' | 'ip6'; readonly network: IpBytes; readonly prefix: number }
);

/** A syntactically valid record. `redirect` counts only where no `all` stands (RFC 7208 §6.1). */
export interface SpfRecord {
  readonly text: string;
  readonly mechanisms: readonly SpfMechanism[];
  readonly redirect: SpfMacroString | null;
  readonly exp: SpfMacroString | null;
  readonly unknownModifiers: readonly string[];
}

/** An SPF record (RFC 7208 §4.6), or why the text is none; for broken syntax with the terms at fault. */
export type SpfParse =
  | { readonly ok: true; readonly record: SpfRecord }
  | { readonly ok: false; readonly reason: 'not-spf' }
  | { readonly ok: false; readonly reason: 'syntax'; readonly terms: readonly string[] };

type Directive = { kind: 'mechanism'; mechanism: SpfMechanism } | { kind: 'modifier'; name: string; value: string };

/** Tells whether a TXT text is an SPF record: `v=spf1`, then nothing or a space (RFC 7208 §4.5). */
export function isSpfText(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text);
}

/**
 * Reads one SPF record by the grammar of RFC 7208 §12. A term that breaks it makes the whole record a permanent error
 * (§4.6); those terms are named. Never throws.
 */
export function parseSpf(text: string): SpfParse {
  if (!isSpfText(text)) return { ok: false, reason: 'not-spf' };
  const mechanisms: SpfMechanism[] = [];
  const modifiers = new Map<string, SpfMacroString>();
  const unknownModifiers: string[] = [];
  const broken: string[] = [];
  for (const term of text.slice('v=spf1'.length).split(' ')) {
    if (term === '') continue;
    const directive = readTerm(term);
    if (directive === null) broken.push(term);
    else if (directive.kind === 'mechanism') mechanisms.push(directive.mechanism);
    else if (directive.name !== 'redirect' && directive.name !== 'exp') unknownModifiers.push(term);
    else {
      const domain = readSpfDomainSpec(directive.value);
      if (domain === null || modifiers.has(directive.name)) broken.push(term);
      else modifiers.set(directive.name, domain);
    }
  }
  if (broken.length > 0) return { ok: false, reason: 'syntax', terms: broken };
  const redirect = modifiers.get('redirect') ?? null;
  return { ok: true, record: { text, mechanisms, redirect, exp: modifiers.get('exp') ?? null, unknownModifiers } };
}

function readTerm(term: string): Directive | null {
  const modifier = /^([a-z][a-z0-9\-_.]*)=(.*)$/is.exec(term);
  if (modifier?.[1] !== undefined && modifier[2] !== undefined) {
    const [, name, value] = modifier;
    return readSpfMacroString(value, { explanation: false }) === null
      ? null
      : { kind: 'modifier', name: name.toLowerCase(), value };
  }
  const match = /^([+\-~?]?)([a-z][a-z0-9]*)(.*)$/is.exec(term);
  if (match?.[2] === undefined || match[3] === undefined) return null;
  const qualifier = (match[1] === '' ? '+' : match[1]) as SpfQualifier;
  const mechanism = readMechanism(match[2].toLowerCase(), match[3], { qualifier, term });
  return mechanism === null ? null : { kind: 'mechanism', mechanism };
}

function readMechanism(
  name: string,
  rest: string,
  base: { readonly qualifier: SpfQualifier; readonly term: string },
): SpfMechanism | null {
  switch (name) {
    case 'all':
      return rest === '' ? { ...base, kind: 'all' } : null;
    case 'include':
    case 'exists': {
      const domain = rest.startsWith(':') ? readSpfDomainSpec(rest.slice(1)) : null;
      return domain === null ? null : { ...base, kind: name, domain };
    }
    case 'a':
    case 'mx': {
      const target = readHostTarget(rest);
      return target === null ? null : { ...base, kind: name, ...target };
    }
    case 'ptr': {
      if (rest === '') return { ...base, kind: 'ptr', domain: null };
      const domain = rest.startsWith(':') ? readSpfDomainSpec(rest.slice(1)) : null;
      return domain === null ? null : { ...base, kind: 'ptr', domain };
    }
    case 'ip4':
    case 'ip6': {
      const network = rest.startsWith(':') ? readNetwork(rest.slice(1), name) : null;
      return network === null ? null : { ...base, kind: name, ...network };
    }
    default:
      return null;
  }
}

function readHostTarget(rest: string): { domain: SpfMacroString | null; prefix4: number; prefix6: number } | null {
  const match = /^(?::(.*?))?(?:\/(\d+))?(?:\/\/(\d+))?$/s.exec(rest);
  if (match === null) return null;
  const prefix4 = readPrefix(match[2], 32);
  const prefix6 = readPrefix(match[3], 128);
  if (prefix4 === null || prefix6 === null) return null;
  if (match[1] === undefined) return { domain: null, prefix4, prefix6 };
  const domain = readSpfDomainSpec(match[1]);
  return domain === null ? null : { domain, prefix4, prefix6 };
}

function readNetwork(text: string, kind: 'ip4' | 'ip6'): { network: IpBytes; prefix: number } | null {
  const [address = '', prefixText, ...others] = text.split('/');
  if (others.length > 0 || prefixText === '') return null;
  const network = kind === 'ip4' ? readIpv4(address) : readIpv6(address);
  const prefix = readPrefix(prefixText, kind === 'ip4' ? 32 : 128);
  return network === null || prefix === null ? null : { network, prefix };
}

function readPrefix(text: string | undefined, max: number): number | null {
  if (text === undefined) return max;
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= max ? Number(text) : null;
}
