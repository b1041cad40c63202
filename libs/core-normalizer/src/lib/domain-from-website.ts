import { normalizeText } from './normalize-domain.js';
import type { NormalizeResult } from './normalize-result.js';

/**
 * Which domain a web address stands on (RFC 3986 §3.2.2), with or without scheme. An `@` behind the first slash belongs to
 * the path; an e-mail address in a website column is taken apart like anywhere else.
 */
export function domainFromWebsite(input: string): NormalizeResult {
  return normalizeText(input, 'url');
}
