import type { IncomingMessage } from 'node:http';
import { verifyToken } from '../entra/access-token.js';
import { accessErrors } from '../errors/catalogue.js';
import type { Sandbox } from '../sandbox.js';
import { SANDBOX_IDS } from '../store/seed-organization.js';
import type { LookupValue } from '../store/row.js';
import type { ApiReply } from './exchange.js';

export type Authentication =
  | { readonly kind: 'user'; readonly user: LookupValue }
  | { readonly kind: 'refused'; readonly reply: ApiReply };

/** Checks the bearer token: signature, audience, times. A refused token gets no OData body. */
export function authenticate(sandbox: Sandbox, request: IncomingMessage, baseUrl: string): Authentication {
  const { directory, faults, options } = sandbox;
  const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) return refused(sandbox, baseUrl, 'NoToken');
  const claims = verifyToken(token, directory.signingKey);
  if (claims === undefined) return refused(sandbox, baseUrl, 'InvalidSignature');
  if (!audiencesOf(baseUrl).has(claims.aud)) return refused(sandbox, baseUrl, 'InvalidAudience');
  const now = options.clock();
  if (claims.exp * 1000 <= now) return refused(sandbox, baseUrl, 'TokenExpired');
  if (claims.issued_ms < faults.tokensValidFrom) return refused(sandbox, baseUrl, 'TokenRevoked');
  const id = claims.appid === directory.adminClientId ? SANDBOX_IDS.adminUser : SANDBOX_IDS.applicationUser;
  return { kind: 'user', user: { id, logicalName: 'systemuser' } };
}

/** Who the request acts for, once the token is good: the caller's standing in the organisation, then impersonation. */
export function resolveCaller(sandbox: Sandbox, request: IncomingMessage, user: LookupValue): LookupValue {
  const access = user.id === SANDBOX_IDS.adminUser ? undefined : sandbox.faults.get('access');
  if (access?.member === false) throw accessErrors.notAMember();
  if (access?.disabled === true) throw accessErrors.disabled(user.id);
  if (access?.roles === false) throw accessErrors.noRoles(user.id);
  const objectId = headerOf(request, 'callerobjectid');
  const userId = headerOf(request, 'mscrmcallerid');
  if (objectId === undefined && userId === undefined) return user;
  const users = sandbox.org.table('systemuser').rows;
  for (const row of users.values()) {
    const isMeant =
      row.id === userId || (objectId !== undefined && row.columns['azureactivedirectoryobjectid'] === objectId);
    if (isMeant) return { id: row.id, logicalName: 'systemuser' };
  }
  throw accessErrors.notAMember();
}

/** The names under which this organisation may appear in a token. */
export function audiencesOf(baseUrl: string): ReadonlySet<string> {
  const { port } = new URL(baseUrl);
  return new Set(['localhost', '127.0.0.1'].flatMap((host) => [`https://${host}:${port}`, `https://${host}:${port}/`]));
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value.toLowerCase() : undefined;
}

function refused(sandbox: Sandbox, baseUrl: string, reason: string): Authentication {
  const authority = `${baseUrl}/${sandbox.directory.tenantId}/oauth2/authorize`;
  return {
    kind: 'refused',
    reply: {
      status: 401,
      headers: {
        'www-authenticate': `Bearer authorization_uri=${authority}, resource_id=${baseUrl}/`,
        '401_error_reason': reason,
      },
    },
  };
}
