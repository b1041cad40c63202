import { isConsumerMailDomain, normalizeDomain } from '@hunter/core-normalizer';

export type LeadDomain =
  | { readonly ok: true; readonly domain: string; readonly unicodeDomain: string }
  | {
      readonly ok: false;
      readonly problem: 'invalid-domain' | 'consumer-mail-domain';
      readonly code: string;
      readonly suggestion: string | null;
    };

/** Reads what a person typed as the key of a lead: a registrable domain that a company can own. */
export function readLeadDomain(input: string): LeadDomain {
  const result = normalizeDomain(input);
  if (!result.ok)
    return { ok: false, problem: 'invalid-domain', code: result.reason, suggestion: result.suggestion ?? null };
  if (isConsumerMailDomain(result.registrableDomain)) {
    return { ok: false, problem: 'consumer-mail-domain', code: 'consumer-mail-domain', suggestion: null };
  }
  return {
    ok: true,
    domain: result.registrableDomain,
    unicodeDomain: unicodeOf(result.registrableDomain, result.unicode),
  };
}

/** The display form of the registrable part of a host whose whole display form is known. */
function unicodeOf(registrableDomain: string, unicodeHost: string): string {
  return unicodeHost.split('.').slice(-registrableDomain.split('.').length).join('.');
}
