import { readdirSync } from 'node:fs';
import type { SpfCheck } from '../src/index.js';
import { checkSpf } from '../src/index.js';
import type { SpfCase } from './spf-suite.js';
import { readLineSuite, readOpenSpfSuite } from './spf-suite.js';
import { areSuitesAtHand, suitePath } from './suite-path.js';

function expectConform(check: SpfCheck, { results, explanation }: SpfCase): void {
  expect(results).toContain(check.result);
  if (explanation !== null && check.result === 'fail') expect(check.explanation ?? 'DEFAULT').toBe(explanation);
}

/** The suite of the RFC holds for everybody, so without any deviation. */
async function expectRfcConform(each: SpfCase): Promise<void> {
  const { ip, helo, mailFrom, resolver } = each;
  expectConform(await checkSpf({ ip, helo, mailFrom }, resolver), each);
}

async function expectMailFromConform(each: SpfCase): Promise<void> {
  const { ip, helo, mailFrom, resolver, options } = each;
  expectConform(await checkSpf({ ip, helo, mailFrom }, resolver, options), each);
}

/** The line suites check the HELO name first and the sender only when that passed (RFC 7208 §2.3). */
async function expectBothConform(each: SpfCase): Promise<void> {
  const { ip, helo, mailFrom, resolver, options } = each;
  const heloCheck = await checkSpf({ ip, helo, mailFrom: '' }, resolver, options);
  const passed = heloCheck.result === 'pass';
  expectConform(passed ? await checkSpf({ ip, helo, mailFrom }, resolver, options) : heloCheck, each);
}

function conform(rfc7208: readonly SpfCase[], pyspf: readonly SpfCase[], lines: readonly SpfCase[]): void {
  it('finds all cases of the suites', () => {
    expect([rfc7208.length, pyspf.length, lines.length]).toEqual([203, 16, 163]);
  });

  describe('RFC 7208 test suite', () => {
    it.each(rfc7208.map((each) => [each.title, each] as const))('%s', (_, each) => expectRfcConform(each));
  });

  describe('pyspf cases', () => {
    it.each(pyspf.map((each) => [each.title, each] as const))('%s', (_, each) => expectMailFromConform(each));
  });

  describe('line suites', () => {
    it.each(lines.map((each) => [each.title, each] as const))('%s', (_, each) => expectBothConform(each));
  });
}

if (areSuitesAtHand) {
  const lineFiles = readdirSync(suitePath('spf-extra')).filter((file) => file.endsWith('.yml'));
  conform(readOpenSpfSuite('rfc7208-tests.yml'), readOpenSpfSuite('pyspf-extra.yml'), lineFiles.flatMap(readLineSuite));
} else {
  it('needs the public suites, which HUNTER_SUITES_DIR names', () => {
    expect(process.env['HUNTER_SUITES_DIR']).toBeUndefined();
  });
}
