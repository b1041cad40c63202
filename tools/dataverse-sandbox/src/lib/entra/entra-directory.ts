import { createHash } from 'node:crypto';
import { SANDBOX_IDS } from '../store/seed-organization.js';

/** The one tenant and the one app registration that the sandbox knows. */
export interface EntraDirectory {
  readonly tenantId: string;
  /** The tenant by its domain name, accepted in the place of the id. */
  readonly tenantDomain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A secret of the app that was once valid. */
  readonly expiredSecret: string;
  readonly objectId: string;
  /** Signs the tokens; the same for the same secret, so that tokens outlive a restart of the sandbox. */
  readonly signingKey: string;
}

export interface AppRegistration {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export const EXPIRED_SECRET = 'expired-sandbox-secret';

export function createDirectory(registration: AppRegistration): EntraDirectory {
  const { tenantId, clientId, clientSecret } = registration;
  return {
    ...registration,
    tenantDomain: 'sandbox.example',
    expiredSecret: EXPIRED_SECRET,
    objectId: SANDBOX_IDS.applicationObjectId,
    signingKey: createHash('sha256').update(`${tenantId}|${clientId}|${clientSecret}`).digest('hex'),
  };
}
