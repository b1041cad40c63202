import { isPlaceholder } from './is-placeholder.js';
import { normalizeDomain, normalizeText } from './normalize-domain.js';
import type { NormalizeResult } from './normalize-result.js';
import { trimInput } from './trim-input.js';

/**
 * Which domain an e-mail address belongs to: what follows its last `@` (RFC 5321 §4.1.2), display name and angle brackets
 * aside. Text without `@` is refused as `bad-label`, with the domain it would be as a suggestion.
 */
export function domainFromEmail(input: string): NormalizeResult {
  const text = trimInput(input);
  if (text.includes('@') || text === '' || isPlaceholder(text)) return normalizeText(input, 'address');
  const asDomain = normalizeDomain(text);
  return asDomain.ok ? { ok: false, reason: 'bad-label', suggestion: asDomain.domain } : asDomain;
}
