import { readdirSync } from 'node:fs';
import type { SpfCheck } from '../src/index.js';
import { checkSpf } from '../src/index.js';
import type { SpfCase } from './spf-suite.js';
import { readLineSuite, readOpenSpfSuite } from './spf-suite.js';
import { areSuitesAtHand, suitePath } from './suite-path.js';

/** Cases that RFC 7208 or its own test suite decides otherwise; what it demands is checked instead. */
const OVERRULED: ReadonlyMap<string, { readonly result: string; readonly why: string }> = new Map([
  [
    'pyspf-extra.yml: default-modifier',
    { result: 'neutral', why: 'pyspf’s lax mode; unknown modifiers are ignored, §6' },
  ],
  ['pyspf-extra.yml: default-modifier-harsh', { result: 'neutral', why: 'pyspf’s harsh mode; no such result, §2.6' }],
  ['all.yml 1 All test', { result: 'permerror', why: '`ip:` is no mechanism, and errors count anywhere, §4.6' }],
  ['exists.yml 2 Exists', { result: 'fail', why: '`exists` looks up A only, §5.7 and case exists-ip6only' }],
  ['macro.yml 4 Macro expansion 2', { result: 'fail', why: '`exists` looks up A only, §5.7 and case exists-ip6only' }],
]);

function expectConform(check: SpfCheck, { title, results, explanation }: SpfCase): void {
  expect([OVERRULED.get(title.trim())?.result ?? results].flat()).toContain(check.result);
  if (explanation !== null && check.result === 'fail') expect(check.explanation ?? 'DEFAULT').toBe(explanation);
}

async function expectMailFromConform(each: SpfCase): Promise<void> {
  const { ip, helo, mailFrom, resolver } = each;
  expectConform(await checkSpf({ ip, helo, mailFrom }, resolver), each);
}

/**
 * The line suites check the HELO name first and the sender only when that passed (RFC 7208 §2.3), and know no limit of
 * void look-ups.
 */
async function expectBothConform(each: SpfCase): Promise<void> {
  const { ip, helo, mailFrom, resolver } = each;
  const options = { maxVoidLookups: Infinity };
  const heloCheck = await checkSpf({ ip, helo, mailFrom: '' }, resolver, options);
  const passed = heloCheck.result === 'pass';
  expectConform(passed ? await checkSpf({ ip, helo, mailFrom }, resolver, options) : heloCheck, each);
}

function conform(rfc7208: readonly SpfCase[], pyspf: readonly SpfCase[], lines: readonly SpfCase[]): void {
  it('finds all cases of the suites', () => {
    expect([rfc7208.length, pyspf.length, lines.length]).toEqual([203, 16, 163]);
    const titles = [...pyspf, ...lines].map(({ title }) => title.trim());
    expect([...OVERRULED.keys()].filter((title) => !titles.includes(title))).toEqual([]);
  });

  describe('RFC 7208 test suite', () => {
    it.each(rfc7208.map((each) => [each.title, each] as const))('%s', (_, each) => expectMailFromConform(each));
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
