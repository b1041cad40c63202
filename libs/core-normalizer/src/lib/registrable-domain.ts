import { getDomain, getPublicSuffix, parse } from 'tldts';
import { toAsciiHost } from './to-ascii-host.js';

/** By which part of the public suffix list a domain is cut. */
export interface RegistrableDomainOptions {
  /**
   * Whether suffixes of the list's private section (`uk.com`, `github.io`) count as well. Such a suffix says who runs a
   * platform, not who is a company's registrar, so leads are keyed without them.
   */
  readonly privateSuffixes?: boolean;
}

/**
 * The registrable domain of a host by the public suffix list (publicsuffix.org): the public suffix and one label more, as
 * A-labels. Null for text that is no host, such as one with an empty label, and for a host that is a public suffix itself.
 * A top-level domain that the list does not know counts as a suffix.
 */
export function registrableDomain(
  host: string,
  { privateSuffixes = false }: RegistrableDomainOptions = {},
): string | null {
  const ascii = toAsciiHost(host);
  return ascii.ok ? registrableDomainOfAscii(ascii.host, privateSuffixes) : null;
}

/** The same for a host that is lower-case A-labels already. */
export function registrableDomainOfAscii(asciiHost: string, privateSuffixes = false): string | null {
  return getDomain(asciiHost, privateSuffixes ? bothSections : icannOnly);
}

/** Whether the name is a suffix that the list's ICANN section holds by name, not by its default rule. */
export function isListedSuffix(asciiHost: string): boolean {
  return parse(asciiHost, icannOnly).isIcann === true && getPublicSuffix(asciiHost, icannOnly) === asciiHost;
}

const icannOnly = {
  allowIcannDomains: true,
  allowPrivateDomains: false,
  detectIp: false,
  extractHostname: false,
  validateHostname: false,
} as const;

const bothSections = { ...icannOnly, allowPrivateDomains: true } as const;
