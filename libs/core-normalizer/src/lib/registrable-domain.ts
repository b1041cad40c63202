import { getDomain, getPublicSuffix, parse } from 'tldts';

// Private-section rules (`github.io`) say who runs a platform, not who is a company's registrar, so they are left out.
const icannOnly = {
  allowIcannDomains: true,
  allowPrivateDomains: false,
  detectIp: false,
  extractHostname: false,
  validateHostname: false,
} as const;

/** The registrable domain of a valid lower-case A-label host, or null when the host is itself a public suffix (publicsuffix.org). */
export function registrableDomain(asciiHost: string): string | null {
  return getDomain(asciiHost, icannOnly);
}

/** Whether the name is a suffix that the list's ICANN section holds by name, not by its default rule. */
export function isListedSuffix(asciiHost: string): boolean {
  return parse(asciiHost, icannOnly).isIcann === true && getPublicSuffix(asciiHost, icannOnly) === asciiHost;
}
