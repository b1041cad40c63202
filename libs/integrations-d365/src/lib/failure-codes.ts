/**
 * Everything that can end or delay a push, in Hunter's own words. Stable: the dashboard, metrics and stored rows carry
 * these codes, never a vendor's number or text.
 */
export const D365_FAILURE_CODES = [
  // Reaching Dynamics
  'unreachable',
  'timed-out',
  'tls-untrusted',
  'throttled',
  'server-unavailable',
  'server-error',
  'server-busy',
  // Signing in
  'sign-in-unreachable',
  'sign-in-secret-invalid',
  'sign-in-secret-expired',
  'sign-in-app-unknown',
  'sign-in-tenant-unknown',
  'sign-in-scope-invalid',
  'sign-in-org-unknown',
  'sign-in-refused',
  'token-refused',
  // Rights
  'user-not-member',
  'user-without-role',
  'user-disabled',
  'privilege-missing',
  'forbidden',
  // Shape of the organisation
  'sales-not-installed',
  'key-not-ready',
  'column-missing',
  // Values
  'value-too-long',
  'value-out-of-range',
  'option-not-accepted',
  'value-invalid',
  'lookup-invalid',
  'payload-too-large',
  'request-refused',
  'automation-refused',
  // Rows
  'row-exists',
  'row-changed',
  'row-gone',
  'key-taken',
  'lead-closed',
  'lead-merged',
  'lead-deleted-in-crm',
  'existing-customer',
  'open-opportunity',
  'duplicate-rule',
  'undo-other-row',
  // Hunter's own side
  'lead-gone',
  'lead-not-scored',
  'domain-not-a-key',
  'worker-lost',
  'unreachable-too-long',
  'unexpected',
  // After the push
  'qualify-privilege-missing',
  'change-token-expired',
  'change-tracking-off',
] as const;
export type D365FailureCode = (typeof D365_FAILURE_CODES)[number];

export function isD365FailureCode(value: unknown): value is D365FailureCode {
  return (D365_FAILURE_CODES as readonly unknown[]).includes(value);
}
