import { toD365Failure } from './d365-failure';
import { D365_FAILURE_CODES } from './failure-codes';
import { readNetworkFailure, readRefusal, readSignInFailure } from './failures';

const NOW = Date.UTC(2026, 10, 21, 9, 0, 0);

const refuse = (status: number, code: string, message = '', retryAfter?: string) =>
  readRefusal({ status, body: { error: { code, message } }, retryAfter, requestId: 'req-1' }, NOW);

describe('readRefusal', () => {
  test.each([
    // Rights
    [401, '', '', 'token-refused', 'permanent'],
    [403, '0x80072560', '', 'user-not-member', 'permanent'],
    [403, '0x80042f09', '', 'user-without-role', 'permanent'],
    [403, '0x80042F09', '', 'user-without-role', 'permanent'],
    [403, '0x80040220', 'is missing prvCreateLead privilege', 'privilege-missing', 'permanent'],
    [403, '0x80040225', '', 'user-disabled', 'permanent'],
    [403, '0x8004d24b', '', 'user-disabled', 'permanent'],
    [403, '0x80048306', '', 'forbidden', 'permanent'],
    // The four meanings of 412
    [412, '0x80060882', '', 'row-changed', 'conflict'],
    [412, '0x80060892', '', 'key-taken', 'conflict'],
    [412, '0x80040237', '', 'row-exists', 'conflict'],
    [412, '0x80040333', '', 'duplicate-rule', 'blocked'],
    [500, '0x80040333', '', 'duplicate-rule', 'blocked'],
    // Rows and shape
    [404, '0x80040217', '', 'row-gone', 'conflict'],
    [404, '0x80060891', '', 'row-gone', 'conflict'],
    [404, '0x80060888', "Resource not found for the segment 'leads'.", 'sales-not-installed', 'permanent'],
    [404, '', '', 'sales-not-installed', 'permanent'],
    [400, '0x8006088a', 'Bad Request - Error in query syntax.', 'key-not-ready', 'permanent'],
    [400, '', 'The key in the request URI is not valid for resource', 'key-not-ready', 'permanent'],
    [400, '0x80060890', '', 'key-not-ready', 'permanent'],
    // Values
    [400, '0x80044331', '', 'value-too-long', 'permanent'],
    [400, '0x8004431a', '', 'option-not-accepted', 'permanent'],
    [400, '0x8004432f', '', 'value-out-of-range', 'permanent'],
    [400, '0x80044330', '', 'value-out-of-range', 'permanent'],
    [400, '0x80048d19', "Invalid property 'x' was found in entity", 'column-missing', 'permanent'],
    [400, '0x0', "Could not find a property named 'x' on type", 'column-missing', 'permanent'],
    [
      400,
      '0x80048d19',
      "Cannot convert the literal 'a' to the expected type 'Edm.Int32'",
      'value-invalid',
      'permanent',
    ],
    [400, '0x80048d19', "An undeclared property 'p' which only has", 'lookup-invalid', 'permanent'],
    [400, '0x80060888', 'Resource not found for the segment provided in the URL.', 'lookup-invalid', 'permanent'],
    [400, '0x80040265', 'our own rule', 'automation-refused', 'permanent'],
    [400, '0x80040230', '', 'lead-closed', 'blocked'],
    [413, '0x8004418a', '', 'payload-too-large', 'permanent'],
    [405, '0x80060888', 'Operation not supported', 'request-refused', 'permanent'],
    [400, '0x80040203', '', 'request-refused', 'permanent'],
    // Trouble of the other side
    [502, '', '', 'server-unavailable', 'transient'],
    [503, '', '', 'server-unavailable', 'transient'],
    [504, '', '', 'server-unavailable', 'transient'],
    [500, '0x80040216', 'An unexpected error occurred.', 'server-error', 'permanent'],
    [500, '0x80044150', '', 'server-busy', 'transient'],
    [400, '0x80044151', '', 'server-busy', 'transient'],
    [400, '-2147204784', '', 'server-busy', 'transient'],
    [400, '0x80072323', '', 'server-busy', 'transient'],
  ])('reads %i %s "%s" as %s, %s', (status, code, message, expected, kind) => {
    expect(refuse(status, code, message)).toMatchObject({
      code: expected,
      kind,
      httpStatus: status,
      requestId: 'req-1',
    });
  });

  test.each([
    ['0x80072322', 'requests'],
    ['-2147015903', 'time'],
    ['0x80072326', 'concurrency'],
    ['0x0', 'unknown'],
  ])('names the limit of a 429 with %s: %s', (code, facet) => {
    expect(refuse(429, code, '', '27')).toMatchObject({
      code: 'throttled',
      kind: 'transient',
      facet,
      retryAfterMs: 27_000,
    });
  });

  test('honours Retry-After of an overloaded server', () => {
    expect(refuse(503, '', '', 'Sat, 21 Nov 2026 09:00:30 GMT')).toMatchObject({ retryAfterMs: 30_000 });
  });

  test.each([['<html>no</html>'], [null], [undefined], [[]], [{ error: 'text' }], [{ Message: 'no route' }]])(
    'does not trip over the body %p',
    (body) => {
      const answer = { status: 400, body, retryAfter: undefined, requestId: undefined };
      expect(readRefusal(answer, NOW)).toMatchObject({ code: 'request-refused' });
    },
  );

  test('holds no text of the vendor', () => {
    const failure = refuse(403, '0x80040220', 'Principal user (Id=canary) is missing prvCreateLead privilege');
    expect(JSON.stringify(failure)).not.toContain('canary');
  });
});

describe('readNetworkFailure', () => {
  test.each([
    ['ECONNREFUSED', 'unreachable'],
    ['ECONNRESET', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    [undefined, 'unreachable'],
    ['ECONNABORTED', 'timed-out'],
    ['ETIMEDOUT', 'timed-out'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls-untrusted'],
    ['CERT_HAS_EXPIRED', 'tls-untrusted'],
  ])('reads %p as %s', (code, expected) => {
    expect(readNetworkFailure(code).code).toBe(expected);
  });
});

describe('readSignInFailure', () => {
  const answer = (status: number, body: unknown) =>
    readSignInFailure({ kind: 'answer', status, body, retryAfter: undefined }, NOW);

  test.each([
    [401, { error: 'invalid_client', error_codes: [7000215] }, 'sign-in-secret-invalid'],
    [401, { error: 'invalid_client', error_codes: [7000222] }, 'sign-in-secret-expired'],
    [400, { error: 'unauthorized_client', error_codes: [700016] }, 'sign-in-app-unknown'],
    [400, { error: 'invalid_request', error_codes: [90002] }, 'sign-in-tenant-unknown'],
    [400, { error: 'invalid_request', error_codes: [900023] }, 'sign-in-tenant-unknown'],
    [400, { error: 'invalid_scope', error_codes: [70011] }, 'sign-in-scope-invalid'],
    [400, { error: 'invalid_resource', error_codes: [500011] }, 'sign-in-org-unknown'],
    [401, { error: 'invalid_client', error_codes: [1] }, 'sign-in-secret-invalid'],
    [400, { error: 'something_new' }, 'sign-in-refused'],
    [400, 'junk', 'sign-in-refused'],
  ])('reads %i %j as %s, for good', (status, body, code) => {
    expect(answer(status, body)).toMatchObject({ code, kind: 'permanent' });
  });

  test.each([
    [503, 'sign-in-unreachable'],
    [429, 'throttled'],
  ])('reads %i as %s, for now', (status, code) => {
    expect(answer(status, {})).toMatchObject({ code, kind: 'transient' });
  });

  test('takes a credential that asked nobody for a refusal: waiting mends no file', () => {
    expect(readSignInFailure({ kind: 'not-asked' }, NOW)).toMatchObject({ code: 'sign-in-refused', kind: 'permanent' });
  });

  test('tells an untrusted certificate from silence', () => {
    expect(readSignInFailure({ kind: 'none', errorCode: 'ECONNREFUSED' }, NOW).code).toBe('sign-in-unreachable');
    expect(readSignInFailure({ kind: 'none', errorCode: 'SELF_SIGNED_CERT_IN_CHAIN' }, NOW).code).toBe('tls-untrusted');
  });
});

describe('the words of a failure', () => {
  test.each(D365_FAILURE_CODES)('%s says in Turkish and English what happened and what to do', (code) => {
    const { tr, en } = toD365Failure(code).remedy;
    for (const text of [tr.message, tr.remedy, en.message, en.remedy]) {
      expect(text).toMatch(/^\S.{8,}\.$/u);
      expect(text).not.toContain('undefined');
    }
    expect(tr.message).not.toBe(en.message);
    expect(tr.remedy).not.toBe(en.remedy);
  });

  test('no two codes say the same', () => {
    const messages = D365_FAILURE_CODES.map((code) => toD365Failure(code).remedy.en.message);
    expect(new Set(messages).size).toBe(messages.length);
  });
});
