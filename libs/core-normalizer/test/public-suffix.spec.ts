import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { normalizeDomain, registrableDomain } from '../src/index.js';
import { needsPrivateSection, readPublicSuffixCases } from './public-suffix-suite.js';

const suites = process.env['HUNTER_SUITES_DIR'] ?? resolve(__dirname, '../../../../shared/suites');
const file = join(suites, 'psl', 'test_psl.txt');

test.each([
  ['www.firma.com.tr', {}, 'firma.com.tr'],
  ['Mail.FIRMA.example', {}, 'firma.example'],
  ['çiçek.com.tr', {}, 'xn--iek-1lab.com.tr'],
  ['com.tr', {}, null],
  ['shop.example.uk.com', {}, 'uk.com'],
  ['shop.example.uk.com', { privateSuffixes: true }, 'example.uk.com'],
  ['uk.com', { privateSuffixes: true }, null],
  ['.firma.com.tr', {}, null],
  ['firma..com.tr', { privateSuffixes: true }, null],
  ['192.0.2.1', {}, null],
  ['', {}, null],
])('%s with %j is keyed by %s', (host, options, registrable) => {
  expect(registrableDomain(host, options)).toBe(registrable);
});

if (existsSync(file)) {
  const cases = readPublicSuffixCases(file);

  test('the public suffix test file holds its cases', () => {
    expect(cases).toHaveLength(78);
    expect(cases.filter(needsPrivateSection)).toHaveLength(4);
  });

  test.each(cases)('$host has the registrable domain $registrable', ({ host, registrable }) => {
    expect(registrableDomain(host, { privateSuffixes: true })).toBe(registrable);
  });

  test.each(cases.filter((each) => !needsPrivateSection(each)))('$host is a lead keyed by $registrable', (each) => {
    const result = normalizeDomain(each.host);
    expect(result.ok ? result.registrableDomain : null).toBe(each.registrable);
  });

  test.each(cases.filter(needsPrivateSection))('$host is a lead keyed by uk.com', ({ host }) => {
    expect(normalizeDomain(host)).toMatchObject({ ok: true, registrableDomain: 'uk.com' });
  });
} else {
  test.todo(`public suffix cases: no file ${file}, set HUNTER_SUITES_DIR`);
}
