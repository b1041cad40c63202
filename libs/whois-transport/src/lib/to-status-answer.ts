import type { RdapAnswer } from '@hunter/core-whois';

/**
 * What an HTTP status of a registry means (RFC 7480 §5). A 404 counts as "no such domain" only when it is empty or JSON:
 * an HTML page comes from something in front of the registry.
 */
export function toStatusAnswer(status: number, contentType: string | string[] | undefined, body: string): RdapAnswer {
  if (status === 200) return { kind: 'found', body };
  if (status === 404 && (body.trim() === '' || isJson(contentType))) return { kind: 'absent' };
  if (status === 429) return { kind: 'failed', cause: 'rate-limited' };
  if (status === 401 || status === 403) return { kind: 'failed', cause: 'refused' };
  return { kind: 'failed', cause: status >= 500 ? 'server-error' : 'malformed' };
}

function isJson(contentType: string | string[] | undefined): boolean {
  return typeof contentType === 'string' && /^application\/(rdap\+)?json\b/i.test(contentType);
}
