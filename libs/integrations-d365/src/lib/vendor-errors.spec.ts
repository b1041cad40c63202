import {
  LIMIT_CASES,
  PRECONDITION_CASES,
  REFUSAL_CASES,
  SIGN_IN_CASES,
  TOKEN_CASES,
  toRefusalBody,
  toSignInBody,
  VALIDATION_CASES,
  VENDOR_CANARY,
} from '../../test/vendor-errors';
import { D365Error, toD365Failure, type D365Failure } from './d365-failure';
import { toErrorBody } from './error-body';
import { D365_FAILURE_CODES } from './failure-codes';
import { FAILURE_TEXTS } from './failure-texts';
import { readRefusal, readSignInFailure } from './failures';
import { decideAfterFailure } from './retry-policy';

const NOW = Date.UTC(2026, 10, 22, 9, 0, 0);
const SETTINGS = { maxAttempts: 3, retryBaseMs: 1_000 };

const LAST_VERDICT = { transient: 'error', conflict: 'error', permanent: 'error', blocked: 'blocked' } as const;

function expectNothingOfTheVendor(failure: D365Failure): void {
  const shown = [
    JSON.stringify(failure),
    JSON.stringify(toErrorBody(failure.code)),
    String(new D365Error(failure).stack),
  ];
  for (const text of shown) expect(text).not.toContain(VENDOR_CANARY);
}

function expectVerdicts(failure: D365Failure): void {
  const first = decideAfterFailure(failure, 1, SETTINGS, 0.5).kind;
  const isRepeated = failure.kind === 'transient' || failure.kind === 'conflict';
  expect(first).toBe(isRepeated ? 'retry' : LAST_VERDICT[failure.kind]);
  expect(decideAfterFailure(failure, SETTINGS.maxAttempts, SETTINGS, 0.5).kind).toBe(LAST_VERDICT[failure.kind]);
}

describe('every refusal of the Web API that is on record', () => {
  test('is in the table, section by section', () => {
    const sizes = [TOKEN_CASES, PRECONDITION_CASES, VALIDATION_CASES, LIMIT_CASES].map(({ length }) => length);
    expect(sizes.every((size) => size >= 7)).toBe(true);
    expect(new Set(REFUSAL_CASES.map(({ title }) => title)).size).toBe(REFUSAL_CASES.length);
  });

  test.each(REFUSAL_CASES)('$title ($status $vendorCode) is $code, $kind', (one) => {
    const answer = { status: one.status, body: toRefusalBody(one), retryAfter: '27', requestId: 'req-1' };
    const failure = readRefusal(answer, NOW);
    expect(failure).toMatchObject({ code: one.code, kind: one.kind, httpStatus: one.status, retryAfterMs: 27_000 });
    expectNothingOfTheVendor(failure);
    expectVerdicts(failure);
  });
});

describe('every refusal of the sign-in service that is on record', () => {
  test.each(SIGN_IN_CASES)('$title ($status $error) is $code, $kind', (one) => {
    const answer = { kind: 'answer', status: one.status, body: toSignInBody(one), retryAfter: undefined } as const;
    const failure = readSignInFailure(answer, NOW);
    expect(failure).toMatchObject({ code: one.code, kind: one.kind, httpStatus: one.status });
    expectNothingOfTheVendor(failure);
    expectVerdicts(failure);
  });
});

describe('what a person reads about a failure', () => {
  const TURKISH = /[çğıöşüÇĞİÖŞÜ]/u;

  test.each(D365_FAILURE_CODES)('%s has a message and a remedy of its own in both languages', (code) => {
    expect(toErrorBody(code)).toEqual({ code, ...FAILURE_TEXTS[code].en, translations: FAILURE_TEXTS[code] });
    const { tr, en } = toD365Failure(code).remedy;
    expect(`${tr.message}${tr.remedy}`).toMatch(TURKISH);
    expect(`${en.message}${en.remedy}`).not.toMatch(TURKISH);
    for (const text of [tr.message, tr.remedy, en.message, en.remedy])
      expect(text).not.toMatch(/0x8|AADSTS|\b[45]\d\d\b/);
  });

  test('every code that the table names is one of them', () => {
    for (const { code } of [...REFUSAL_CASES, ...SIGN_IN_CASES]) expect(D365_FAILURE_CODES).toContain(code);
  });
});
