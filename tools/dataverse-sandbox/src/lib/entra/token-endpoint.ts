import type { Faults } from '../faults/faults.js';
import { isGuid } from '../odata/literal.js';
import { issueToken } from './access-token.js';
import type { EntraDirectory } from './entra-directory.js';
import type { EntraReply } from './entra-error.js';
import { entraError, entraErrorBody } from './entra-error.js';

const DEFAULT_LIFETIME_S = 3599;
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** Resources besides this organisation that the tenant knows: a token for them is issued, and Dataverse refuses it. */
const OTHER_RESOURCES: ReadonlySet<string> = new Set([
  'https://graph.microsoft.com',
  'https://api.partner.microsoft.com',
]);

export interface TokenRequest {
  readonly tenant: string;
  readonly form: URLSearchParams;
  readonly now: number;
  /** Base URLs under which this organisation is reachable. */
  readonly resources: ReadonlySet<string>;
}

/** `POST /{tenant}/oauth2/v2.0/token` with client credentials. */
export function grantToken(directory: EntraDirectory, faults: Faults, request: TokenRequest): EntraReply {
  const { tenant, form, now } = request;
  const clientId = form.get('client_id') ?? '';
  const scope = form.get('scope') ?? '';
  const resource = scope.replace(/\/?\/\.default$/, '');
  const refuse = (code: Parameters<typeof entraError>[0]): EntraReply =>
    entraError(code, { clientId, tenant, resource }, now);

  const forced = faults.get('token')?.error;
  if (forced !== undefined) return refuse(forced);
  if (!isGuid(tenant) && !DOMAIN.test(tenant)) return refuse('900023');
  if (tenant !== directory.tenantId && tenant !== directory.tenantDomain) return refuse('90002');
  if (form.get('grant_type') !== 'client_credentials') {
    const text = `The app requested an unsupported grant type '${form.get('grant_type') ?? ''}'.`;
    return { status: 400, body: entraErrorBody('unsupported_grant_type', '70003', text, now) };
  }
  const app = appOf(directory, clientId.toLowerCase());
  if (app === undefined) return refuse('700016');
  const secret = form.get('client_secret');
  if (secret === directory.expiredSecret) return refuse('7000222');
  if (secret !== app.clientSecret) return refuse('7000215');
  if (!scope.endsWith('/.default')) return refuse('70011');
  if (!request.resources.has(resource) && !OTHER_RESOURCES.has(resource)) return refuse('500011');
  return { status: 200, body: tokenBody(directory, app, faults, { audience: resource, now }) };
}

interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly objectId: string;
}

function appOf(directory: EntraDirectory, clientId: string): App | undefined {
  const { adminClientId, adminClientSecret, adminObjectId } = directory;
  if (clientId === directory.clientId) return directory;
  if (clientId !== adminClientId) return undefined;
  return { clientId: adminClientId, clientSecret: adminClientSecret, objectId: adminObjectId };
}

function tokenBody(
  directory: EntraDirectory,
  app: App,
  faults: Faults,
  { audience, now }: { readonly audience: string; readonly now: number },
): Record<string, unknown> {
  const lifetime = faults.get('token')?.lifetime_s ?? DEFAULT_LIFETIME_S;
  const issuedAt = Math.floor(now / 1000);
  const claims = {
    aud: audience,
    iss: `https://sts.windows.net/${directory.tenantId}/`,
    tid: directory.tenantId,
    appid: app.clientId,
    oid: app.objectId,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + lifetime,
    issued_ms: now,
  };
  return {
    token_type: 'Bearer',
    expires_in: lifetime,
    ext_expires_in: lifetime,
    access_token: issueToken(claims, directory.signingKey),
  };
}
