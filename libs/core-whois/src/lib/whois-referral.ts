import type { WhoisField } from './whois-fields.js';

const REFERRAL_KEYS = new Set(['registrar whois server', 'whois server']);
const IANA_KEYS = new Set(['refer', 'whois']);
const MAX_HOST_LENGTH = 253;

/** `host`, `host:43`, `whois://host/`, `http://host`; an address may stand in brackets. */
const TARGET = /^(?:(?:whois|https?):\/\/)?(\[[0-9a-f:.]+\]|[^\s/:[\]@]+)(?::(\d+))?\/?$/;

/** The registrar's WHOIS server that a registry points to, or null. A host only: any other port than 43 is not followed. */
export function readWhoisReferral(fields: readonly WhoisField[]): string | null {
  return readTarget(fields, REFERRAL_KEYS);
}

/** The registry's WHOIS server in an answer of `whois.iana.org` about a top-level domain, or null. */
export function readIanaReferral(fields: readonly WhoisField[]): string | null {
  return readTarget(fields, IANA_KEYS);
}

function readTarget(fields: readonly WhoisField[], keys: ReadonlySet<string>): string | null {
  for (const { key, value } of fields) {
    if (!keys.has(key)) continue;
    const match = TARGET.exec(
      value
        .trim()
        .toLowerCase()
        .slice(0, MAX_HOST_LENGTH + 16),
    );
    if (match === null || (match[2] !== undefined && match[2] !== '43')) continue;
    const host = (match[1] ?? '').replace(/^\[|\]$/g, '').replace(/\.$/, '');
    if (host.length <= MAX_HOST_LENGTH && /[.:]/.test(host)) return host;
  }
  return null;
}
