import { isGuid } from '../odata/literal.js';
import type { EntraDirectory } from './entra-directory.js';
import type { EntraReply } from './entra-error.js';
import { entraErrorBody } from './entra-error.js';

/** `GET /{tenant}/v2.0/.well-known/openid-configuration`: where a client of this authority finds its endpoints. */
export function openIdConfiguration(
  directory: EntraDirectory,
  authority: string,
  tenant: string,
  now: number,
): EntraReply {
  const isKnown = tenant === directory.tenantId || tenant === directory.tenantDomain;
  if (!isKnown) {
    const text = isGuid(tenant)
      ? `Tenant '${tenant}' not found.`
      : `Specified tenant identifier '${tenant}' is not valid.`;
    return { status: 400, body: entraErrorBody('invalid_tenant', '90002', text, now) };
  }
  const base = `${authority}/${tenant}`;
  return {
    status: 200,
    body: {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      issuer: `${authority}/${directory.tenantId}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      cloud_instance_name: new URL(authority).host,
      tenant_region_scope: null,
    },
  };
}

/** `GET /common/discovery/instance`: the sandbox as the only instance of its cloud. */
export function instanceDiscovery(directory: EntraDirectory, authority: string): EntraReply {
  const { host } = new URL(authority);
  return {
    status: 200,
    body: {
      tenant_discovery_endpoint: `${authority}/${directory.tenantId}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    },
  };
}
