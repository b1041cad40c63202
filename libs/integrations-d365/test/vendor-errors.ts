import type { D365FailureKind } from '../src/lib/d365-failure';
import type { D365FailureCode } from '../src/lib/failure-codes';

/** Stands in every text of the vendor below: wherever it turns up, a vendor's words got out. */
export const VENDOR_CANARY = 'vendor-words-7f3a';

/** An answer of the Web API that is no success, and what a push makes of it. */
export interface RefusalCase {
  readonly title: string;
  readonly status: number;
  /** The vendor's code; null: the answer has no OData body. */
  readonly vendorCode: string | null;
  /** What the text says as far as Hunter goes by it; the canary is put around it. */
  readonly says?: string;
  readonly code: D365FailureCode;
  readonly kind: D365FailureKind;
}

/** An answer of the sign-in service that is no token. */
export interface SignInCase {
  readonly title: string;
  readonly status: number;
  readonly error: string;
  readonly numbers: readonly number[];
  readonly code: D365FailureCode;
  readonly kind: D365FailureKind;
}

type Row = readonly [
  title: string,
  status: number,
  vendorCode: string | null,
  says: string | undefined,
  code: D365FailureCode,
  kind: D365FailureKind,
];

function toCases(rows: readonly Row[]): readonly RefusalCase[] {
  return rows.map(([title, status, vendorCode, says, code, kind]) => ({
    title,
    status,
    vendorCode,
    ...(says === undefined ? {} : { says }),
    code,
    kind,
  }));
}

/** Sign-in refused by Entra: by the error number, and without it. */
export const SIGN_IN_CASES: readonly SignInCase[] = (
  [
    ['wrong secret', 401, 'invalid_client', [7000215], 'sign-in-secret-invalid', 'permanent'],
    ['expired secret', 401, 'invalid_client', [7000222], 'sign-in-secret-expired', 'permanent'],
    ['application not in the tenant', 400, 'unauthorized_client', [700016], 'sign-in-app-unknown', 'permanent'],
    ['tenant not found', 400, 'invalid_request', [90002], 'sign-in-tenant-unknown', 'permanent'],
    ['malformed tenant', 400, 'invalid_request', [900023], 'sign-in-tenant-unknown', 'permanent'],
    ['bad scope', 400, 'invalid_scope', [70011], 'sign-in-scope-invalid', 'permanent'],
    ['organisation not in the tenant', 400, 'invalid_resource', [500011], 'sign-in-org-unknown', 'permanent'],
    ['a new number for a wrong secret', 401, 'invalid_client', [7999999], 'sign-in-secret-invalid', 'permanent'],
    ['a new number for an unknown application', 400, 'unauthorized_client', [], 'sign-in-app-unknown', 'permanent'],
    ['a new number for a bad scope', 400, 'invalid_scope', [1], 'sign-in-scope-invalid', 'permanent'],
    ['a new number for an unknown resource', 400, 'invalid_resource', [1], 'sign-in-org-unknown', 'permanent'],
    ['an unknown tenant by its name alone', 400, 'invalid_tenant', [], 'sign-in-tenant-unknown', 'permanent'],
    ['an error nobody has heard of', 400, 'interaction_required', [50076], 'sign-in-refused', 'permanent'],
    ['overload', 429, 'temporarily_unavailable', [90055], 'throttled', 'transient'],
    ['a fault of the service', 500, 'server_error', [90033], 'sign-in-unreachable', 'transient'],
    ['maintenance', 503, 'temporarily_unavailable', [90033], 'sign-in-unreachable', 'transient'],
  ] as const
).map(([title, status, error, numbers, code, kind]) => ({ title, status, error, numbers, code, kind }));

/** What Dataverse makes of the token and its user. */
export const TOKEN_CASES = toCases([
  ['token refused without a body', 401, null, undefined, 'token-refused', 'permanent'],
  ['token refused by the platform', 401, '0x80040204', undefined, 'token-refused', 'permanent'],
  ['user not in the organisation', 403, '0x80072560', undefined, 'user-not-member', 'permanent'],
  ['user without a role', 403, '0x80042f09', undefined, 'user-without-role', 'permanent'],
  ['user without a role, written in capitals', 403, '0x80042F09', undefined, 'user-without-role', 'permanent'],
  ['privilege missing', 403, '0x80040220', 'is missing prvCreateLead privilege', 'privilege-missing', 'permanent'],
  ['user disabled', 403, '0x80040225', undefined, 'user-disabled', 'permanent'],
  ['user disabled, by the older code', 403, '0x8004d24b', undefined, 'user-disabled', 'permanent'],
  ['a right of another kind', 403, '0x80048306', undefined, 'forbidden', 'permanent'],
  ['forbidden without a body', 403, null, undefined, 'forbidden', 'permanent'],
]);

/** The four meanings of 412, and one that says nothing. */
export const PRECONDITION_CASES = toCases([
  ['row changed meanwhile', 412, '0x80060882', undefined, 'row-changed', 'conflict'],
  ['another row holds the key', 412, '0x80060892', undefined, 'key-taken', 'conflict'],
  ['another row holds the key, as a number', 412, '-2147088238', undefined, 'key-taken', 'conflict'],
  ['row exists or lost race', 412, '0x80040237', undefined, 'row-exists', 'conflict'],
  ['duplicate rule', 412, '0x80040333', undefined, 'duplicate-rule', 'blocked'],
  ['duplicate rule under the older status', 500, '0x80040333', undefined, 'duplicate-rule', 'blocked'],
  ['no code at all', 412, '', undefined, 'row-changed', 'conflict'],
]);

/** What Dataverse says about a request it cannot take, with today's codes and those of older servers. */
export const VALIDATION_CASES = toCases([
  ['text too long', 400, '0x80044331', 'exceeded the maximum allowed length', 'value-too-long', 'permanent'],
  ['bad option', 400, '0x8004431a', 'is outside the valid range', 'option-not-accepted', 'permanent'],
  ['integer out of range', 400, '0x8004432f', undefined, 'value-out-of-range', 'permanent'],
  ['decimal out of range', 400, '0x80044330', undefined, 'value-out-of-range', 'permanent'],
  ['unknown property', 400, '0x80048d19', "Invalid property 'x' was found", 'column-missing', 'permanent'],
  ['unknown property, older', 400, '0x0', "Invalid property 'x' was found", 'column-missing', 'permanent'],
  ['wrong type', 400, '0x80048d19', "Cannot convert the literal 'a'", 'value-invalid', 'permanent'],
  ['wrong type, older', 400, '0x0', "Cannot convert the literal 'a'", 'value-invalid', 'permanent'],
  ['unknown navigation', 400, '0x80048d19', "An undeclared property 'p'", 'lookup-invalid', 'permanent'],
  [
    'bad bind address',
    400,
    '0x80060888',
    'not found for the segment provided in the URL',
    'lookup-invalid',
    'permanent',
  ],
  ['lookup written directly', 400, '0x80060888', 'update of Entity Reference', 'lookup-invalid', 'permanent'],
  [
    'unknown column in a query',
    400,
    '0x80060888',
    "Could not find a property named 'x'",
    'column-missing',
    'permanent',
  ],
  [
    'unknown column in a query, older',
    400,
    '0x0',
    "Could not find a property named 'x'",
    'column-missing',
    'permanent',
  ],
  ['no such table', 404, '0x80060888', 'Resource not found for the segment', 'sales-not-installed', 'permanent'],
  ['no such table, older', 404, '0x8006088a', 'Resource not found for the segment', 'sales-not-installed', 'permanent'],
  ['no such table, without a code', 404, '', undefined, 'sales-not-installed', 'permanent'],
  ['key not defined', 400, '0x80060890', undefined, 'key-not-ready', 'permanent'],
  ['not a key', 400, '', 'The key in the request URI is not valid', 'key-not-ready', 'permanent'],
  ['not a key, older', 400, '0x8006088a', 'Error in query syntax', 'key-not-ready', 'permanent'],
  ['method not supported', 405, '0x80060888', 'Operation not supported', 'request-refused', 'permanent'],
  ['plug-in refused', 400, '0x80040265', 'Invalid property of our own', 'automation-refused', 'permanent'],
  ['generic, as a bad request', 400, '0x80040216', 'An unexpected error occurred', 'server-error', 'permanent'],
  ['generic, as a server error', 500, '0x80040216', 'An unexpected error occurred', 'server-error', 'permanent'],
  ['invalid day', 400, '0x80048d19', 'expected type Edm.Date', 'value-invalid', 'permanent'],
  ['body too large', 413, '0x8004418a', undefined, 'payload-too-large', 'permanent'],
  ['anything else that is bad', 400, '0x80040203', undefined, 'request-refused', 'permanent'],
  ['bad without an OData body', 400, null, undefined, 'request-refused', 'permanent'],
  ['closed lead', 400, '0x80040230', undefined, 'lead-closed', 'blocked'],
]);

/** The limits of the platform, in every spelling, and its own overload. */
export const LIMIT_CASES = toCases([
  ['requests', 429, '0x80072322', undefined, 'throttled', 'transient'],
  ['requests, as a number', 429, '-2147015902', undefined, 'throttled', 'transient'],
  ['execution time', 429, '0x80072321', undefined, 'throttled', 'transient'],
  ['execution time, as a number', 429, '-2147015903', undefined, 'throttled', 'transient'],
  ['concurrency', 429, '0x80072326', undefined, 'throttled', 'transient'],
  ['concurrency, as a number', 429, '-2147015898', undefined, 'throttled', 'transient'],
  ['a limit without a body', 429, null, undefined, 'throttled', 'transient'],
  ['a limit under another status', 503, '0x80072321', undefined, 'throttled', 'transient'],
  ['database limit', 500, '0x80072323', undefined, 'server-busy', 'transient'],
  ['database limit, the other code', 500, '0x80072324', undefined, 'server-busy', 'transient'],
  ['deadlock', 500, '0x80044150', undefined, 'server-busy', 'transient'],
  ['bad gateway', 502, null, undefined, 'server-unavailable', 'transient'],
  ['unavailable', 503, '', undefined, 'server-unavailable', 'transient'],
  ['unavailable, with the generic code', 503, '0x80040216', undefined, 'server-unavailable', 'transient'],
  ['gateway gave up', 504, null, undefined, 'server-unavailable', 'transient'],
]);

export const REFUSAL_CASES: readonly RefusalCase[] = [
  ...TOKEN_CASES,
  ...PRECONDITION_CASES,
  ...VALIDATION_CASES,
  ...LIMIT_CASES,
];

/** The body as the Web API sends it, with annotations that hold inner texts; without an OData body, a gateway's page. */
export function toRefusalBody({ vendorCode, says }: RefusalCase): string | Readonly<Record<string, unknown>> {
  const words = `${VENDOR_CANARY}: ${says ?? 'something went wrong'}. ${VENDOR_CANARY}`;
  if (vendorCode === null) return `<html><body>${words}</body></html>`;
  return {
    error: {
      code: vendorCode,
      message: words,
      '@Microsoft.PowerApps.CDS.HelpLink': `https://help.example/${VENDOR_CANARY}`,
      '@Microsoft.PowerApps.CDS.TraceText': words,
      '@Microsoft.PowerApps.CDS.InnerError.Message': words,
    },
  };
}

export function toSignInBody({ error, numbers }: SignInCase): Readonly<Record<string, unknown>> {
  const [number] = numbers;
  return {
    error,
    error_description: `AADSTS${String(number ?? 0)}: ${VENDOR_CANARY}.\r\nTrace ID: ${VENDOR_CANARY}`,
    error_codes: numbers,
    timestamp: '2026-11-22 09:00:00Z',
    trace_id: VENDOR_CANARY,
    correlation_id: VENDOR_CANARY,
    error_uri: `https://login.example/error?code=${VENDOR_CANARY}`,
  };
}
