import type { Registration } from '@hunter/core-whois';
import type { LeadRegistration } from '@hunter/persistence';

/**
 * What a lead's registration is after a look-up. What the registry does not say stays as it was known; a failed look-up
 * changes nothing (null). Pure.
 */
export function planRegistration(
  known: LeadRegistration,
  latest: Registration,
  readAt: string,
): LeadRegistration | null {
  if (latest.status === 'unknown') return null;
  const read = {
    registration_status: latest.status,
    registration_source: latest.source,
    registration_read_at: readAt,
  };
  if (latest.status === 'absent') return { ...read, registrar: null, expires_at: null, nameservers: null };
  return {
    ...read,
    registrar: latest.registrar ?? known.registrar,
    expires_at: latest.expiresAt ?? known.expires_at,
    nameservers: latest.nameservers.length === 0 ? known.nameservers : latest.nameservers,
  };
}
