import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { normalizeDomain } from '../src/index.js';
import { toAsciiHost } from '../src/lib/to-ascii-host.js';

const suites = process.env['HUNTER_SUITES_DIR'] ?? resolve(__dirname, '../../../../shared/suites');
const file = join(suites, 'psl', 'test_psl.txt');
const activeCase = /^checkPublicSuffix\((null|'(?<host>.*)'), (?:null|'(?<registrable>.*)')\);$/u;

/** `uk.com` stands in the private section of the list, which says nothing about companies: Hunter reads it as a name. */
const privateSuffix = /(?:^|\.)uk\.com$/u;

function readCases(): { host: string; registrable: string | null }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const groups = activeCase.exec(line)?.groups;
      return groups === undefined ? [] : [{ host: groups['host'] ?? '', registrable: groups['registrable'] ?? null }];
    });
}

function toAscii(host: string): string {
  const ascii = toAsciiHost(host);
  return ascii.ok ? ascii.host : host;
}

if (existsSync(file)) {
  const cases = readCases();

  test('the public suffix test file holds its cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(78);
  });

  test.each(cases.filter(({ host }) => !privateSuffix.test(host)))('$host is keyed by $registrable', (row) => {
    const result = normalizeDomain(row.host);
    expect(result.ok ? result.registrableDomain : null).toBe(
      row.registrable === null ? null : toAscii(row.registrable),
    );
  });

  test.each(cases.filter(({ host }) => privateSuffix.test(host)))('$host is keyed by uk.com', ({ host }) => {
    expect(normalizeDomain(host)).toMatchObject({ ok: true, registrableDomain: 'uk.com' });
  });
} else {
  test.todo(`public suffix cases: no file ${file}, set HUNTER_SUITES_DIR`);
}
