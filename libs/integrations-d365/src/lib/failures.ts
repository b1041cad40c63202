import { toD365Failure, type D365Failure, type D365FailureDetails, type ThrottleFacet } from './d365-failure';
import type { D365FailureCode } from './failure-codes';
import { isJsonObject, readString } from './json';
import { readRetryAfterMs } from './retry-after';

/** An answer of Dynamics that is not a success. */
export interface RefusedAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: string | undefined;
  readonly requestId: string | undefined;
}

const THROTTLE_FACETS: Readonly<Record<string, ThrottleFacet>> = {
  '0x80072322': 'requests',
  '0x80072321': 'time',
  '0x80072326': 'concurrency',
};

/** Vendor codes that mean one thing under every status they have been seen with. */
const BY_CODE: Readonly<Record<string, D365FailureCode>> = {
  '0x80072323': 'server-busy',
  '0x80072324': 'server-busy',
  '0x80044150': 'server-busy',
  '0x80044151': 'server-busy',
  '0x80060882': 'row-changed',
  '0x80060892': 'key-taken',
  '0x80040237': 'row-exists',
  '0x80040333': 'duplicate-rule',
  '0x80040217': 'row-gone',
  '0x80060891': 'row-gone',
  '0x80040230': 'lead-closed',
  '0x8004022e': 'lead-closed',
  '0x80072560': 'user-not-member',
  '0x80042f09': 'user-without-role',
  '0x80040220': 'privilege-missing',
  '0x80040225': 'user-disabled',
  '0x8004d24b': 'user-disabled',
  '0x80060890': 'key-not-ready',
  '0x80044331': 'value-too-long',
  '0x8004431a': 'option-not-accepted',
  '0x8004432f': 'value-out-of-range',
  '0x80044330': 'value-out-of-range',
  '0x80040265': 'automation-refused',
  '0x8004418a': 'payload-too-large',
  '0x80040519': 'lead-closed',
  '0x80081018': 'qualify-privilege-missing',
  '0x80044352': 'change-token-expired',
  '0x80044353': 'change-tracking-off',
};

/** Codes that the platform has used for many different complaints; only the remedy is picked by the wording. */
const HINTS: readonly (readonly [RegExp, D365FailureCode])[] = [
  [/Invalid property|Could not find a property/i, 'column-missing'],
  [/key in the request URI is not valid|Error in query syntax/i, 'key-not-ready'],
  [/undeclared property|segment provided in the URL|Entity Reference/i, 'lookup-invalid'],
  [/Cannot convert|Edm\./i, 'value-invalid'],
];

const BY_STATUS: Readonly<Record<number, D365FailureCode>> = {
  401: 'token-refused',
  403: 'forbidden',
  404: 'sales-not-installed',
  408: 'timed-out',
  410: 'change-token-expired',
  412: 'row-changed',
  413: 'payload-too-large',
  502: 'server-unavailable',
  503: 'server-unavailable',
  504: 'server-unavailable',
};

/**
 * Reads an error answer of Dataverse. Decides on the status and a set of codes, because the same situation has had several
 * codes over the versions and one status carries several meanings (412 has four).
 */
export function readRefusal(answer: RefusedAnswer, nowMs: number): D365Failure {
  const vendorCode = readVendorCode(answer.body);
  const details = { ...toDetails(answer, nowMs), ...(vendorCode === '' ? {} : { vendorCode }) };
  const facet = THROTTLE_FACETS[vendorCode];
  if (answer.status === 429 || facet !== undefined) {
    return toD365Failure('throttled', { ...details, facet: facet ?? 'unknown' });
  }
  return toD365Failure(BY_CODE[vendorCode] ?? codeOfStatus(answer, vendorCode), details);
}

function codeOfStatus(answer: RefusedAnswer, vendorCode: string): D365FailureCode {
  const known = BY_STATUS[answer.status];
  if (known !== undefined) return known;
  // The platform's word for a fault of its own, at times sent as a bad request: while its definitions catch up, for one.
  if (answer.status >= 500 || vendorCode === '0x80040216') return 'server-error';
  const message = readVendorMessage(answer.body);
  const hint = HINTS.find(([pattern]) => pattern.test(message))?.[1];
  if (hint !== undefined) return hint;
  if (vendorCode === '0x8006088a') return 'key-not-ready';
  return vendorCode === '0x80048d19' ? 'value-invalid' : 'request-refused';
}

function toDetails(
  answer: Pick<RefusedAnswer, 'status' | 'retryAfter' | 'requestId'>,
  nowMs: number,
): D365FailureDetails {
  const retryAfterMs = readRetryAfterMs(answer.retryAfter, nowMs);
  return {
    httpStatus: answer.status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(answer.requestId === undefined ? {} : { requestId: answer.requestId }),
  };
}

function readVendorCode(body: unknown): string {
  const code = isJsonObject(body) ? readString(body['error'], 'code') : undefined;
  if (code === undefined) return '';
  return /^-\d+$/.test(code) ? `0x${(Number(code) >>> 0).toString(16)}` : code.trim().toLowerCase();
}

function readVendorMessage(body: unknown): string {
  if (!isJsonObject(body)) return '';
  return readString(body['error'], 'message') ?? readString(body, 'Message') ?? '';
}

const UNTRUSTED_CERTIFICATE = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_SIGNATURE_FAILURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const TIMED_OUT = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']);

/** Reads why no answer came from Dynamics, by the error code of Node or of the HTTP library. */
export function readNetworkFailure(errorCode: string | undefined): D365Failure {
  if (errorCode !== undefined && UNTRUSTED_CERTIFICATE.has(errorCode)) return toD365Failure('tls-untrusted');
  return toD365Failure(errorCode !== undefined && TIMED_OUT.has(errorCode) ? 'timed-out' : 'unreachable');
}

/** What the sign-in service last said, as the credential's HTTP pipeline saw it. */
export type SignInAnswer =
  /** The credential gave up before it asked anybody: a certificate or token file that is missing or holds something else. */
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'none'; readonly errorCode: string | undefined }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: unknown;
      readonly retryAfter: string | undefined;
    };

/** Entra's error numbers pick the remedy only; Microsoft asks clients not to decide on them. */
const BY_SIGN_IN_NUMBER: Readonly<Record<number, D365FailureCode>> = {
  7000215: 'sign-in-secret-invalid',
  7000222: 'sign-in-secret-expired',
  700016: 'sign-in-app-unknown',
  90002: 'sign-in-tenant-unknown',
  900023: 'sign-in-tenant-unknown',
  70011: 'sign-in-scope-invalid',
  500011: 'sign-in-org-unknown',
};

const BY_SIGN_IN_ERROR: Readonly<Record<string, D365FailureCode>> = {
  invalid_client: 'sign-in-secret-invalid',
  unauthorized_client: 'sign-in-app-unknown',
  invalid_scope: 'sign-in-scope-invalid',
  invalid_resource: 'sign-in-org-unknown',
  invalid_tenant: 'sign-in-tenant-unknown',
};

/** Reads why no token was given: a refusal is permanent, silence and overload are not. */
export function readSignInFailure(answer: SignInAnswer, nowMs: number): D365Failure {
  if (answer.kind === 'not-asked') return toD365Failure('sign-in-refused');
  if (answer.kind === 'none') {
    const failure = readNetworkFailure(answer.errorCode);
    return failure.code === 'tls-untrusted' ? failure : toD365Failure('sign-in-unreachable');
  }
  const details = toDetails({ status: answer.status, retryAfter: answer.retryAfter, requestId: undefined }, nowMs);
  if (answer.status === 429) return toD365Failure('throttled', { ...details, facet: 'unknown' });
  if (answer.status >= 500 || answer.status === 408) return toD365Failure('sign-in-unreachable', details);
  return toD365Failure(codeOfSignIn(answer.body), details);
}

function codeOfSignIn(body: unknown): D365FailureCode {
  const numbers = isJsonObject(body) && Array.isArray(body['error_codes']) ? (body['error_codes'] as unknown[]) : [];
  for (const number of numbers) {
    const code = typeof number === 'number' ? BY_SIGN_IN_NUMBER[number] : undefined;
    if (code !== undefined) return code;
  }
  return BY_SIGN_IN_ERROR[readString(body, 'error') ?? ''] ?? 'sign-in-refused';
}
