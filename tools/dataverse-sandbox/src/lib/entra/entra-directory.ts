import { createHash } from 'node:crypto';
import { SANDBOX_IDS } from '../store/seed-organization.js';

/** The one tenant that the sandbox knows, with the app registration of the integration and that of an administrator. */
export interface EntraDirectory {
  readonly tenantId: string;
  /** The tenant by its domain name, accepted in the place of the id. */
  readonly tenantDomain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A secret of the app that was once valid. */
  readonly expiredSecret: string;
  readonly objectId: string;
  readonly adminClientId: string;
  readonly adminClientSecret: string;
  readonly adminObjectId: string;
  /** Signs the tokens; the same for the same secret, so that tokens outlive a restart of the sandbox. */
  readonly signingKey: string;
}

export interface AppRegistration {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly adminClientId: string;
  readonly adminClientSecret: string;
}

export const EXPIRED_SECRET = 'expired-sandbox-secret';

export function createDirectory(registration: AppRegistration): EntraDirectory {
  const { tenantId, clientId, clientSecret, adminClientId, adminClientSecret } = registration;
  return {
    tenantId,
    clientId,
    clientSecret,
    adminClientId,
    adminClientSecret,
    adminObjectId: SANDBOX_IDS.adminObjectId,
    tenantDomain: 'sandbox.example',
    expiredSecret: EXPIRED_SECRET,
    objectId: SANDBOX_IDS.applicationObjectId,
    signingKey: createHash('sha256').update(`${tenantId}|${clientId}|${clientSecret}`).digest('hex'),
  };
}
