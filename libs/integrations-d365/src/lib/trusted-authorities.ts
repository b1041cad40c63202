import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/** Node's own authorities and one more: giving `ca` alone would replace them. */
export function trustedAuthorities(extra: string): string[] {
  return [...rootCertificates, extra];
}

/** The same for all connections of an agent, which would otherwise parse some 150 certificates for each of them. */
export function trustingContext(extra: string): SecureContext {
  return createSecureContext({ ca: trustedAuthorities(extra) });
}
