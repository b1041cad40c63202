import { rootCertificates } from 'node:tls';

/** Node's own authorities and one more: giving `ca` alone would replace them. */
export function trustedAuthorities(extra: string): string[] {
  return [...rootCertificates, extra];
}
