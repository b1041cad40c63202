import type { RegistrationTransport } from '@hunter/core-whois';

/** A transport that asks nobody: every registration stays unknown, with cause `disabled`. */
export function createOfflineRegistrationTransport(): RegistrationTransport {
  return {
    fetchRdap: () => Promise.resolve({ kind: 'failed', cause: 'disabled' }),
    fetchWhois: () => Promise.resolve({ kind: 'failed', cause: 'disabled' }),
  };
}
