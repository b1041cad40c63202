import { createHmac, timingSafeEqual } from 'node:crypto';

export interface TokenClaims {
  readonly aud: string;
  readonly iss: string;
  readonly tid: string;
  readonly appid: string;
  readonly oid: string;
  readonly iat: number;
  readonly nbf: number;
  readonly exp: number;
  /** Issue time in milliseconds, for the knob that revokes everything issued so far. */
  readonly issued_ms: number;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A signed token that looks like Entra's to a client, for which it is opaque anyway. */
export function issueToken(claims: TokenClaims, key: string): string {
  const unsigned = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(claims)}`;
  return `${unsigned}.${sign(unsigned, key)}`;
}

/** The claims of a token that this sandbox signed; undefined for any other text. Times are not looked at here. */
export function verifyToken(token: string, key: string): TokenClaims | undefined {
  const [header, payload, signature, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return undefined;
  const expected = Buffer.from(sign(`${header}.${payload}`, key));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  const claims: TokenClaims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  return claims;
}

function sign(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
