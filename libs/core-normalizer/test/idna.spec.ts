import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toUnicodeHost } from '../src/lib/to-ascii-host.js';
import type { IdnaMiss } from './idna-suite.js';
import { findIdnaMiss, readIdnaRows } from './idna-suite.js';

const suites = process.env['HUNTER_SUITES_DIR'] ?? resolve(__dirname, '../../../../shared/suites');
const file = join(suites, 'idna', 'idna_test_vectors.txt');

if (existsSync(file)) {
  const rows = readIdnaRows(file);
  const misses = rows.flatMap((row) => findIdnaMiss(row) ?? []);
  const missedFor = (reason: IdnaMiss['reason']) => misses.filter((miss) => miss.reason === reason);

  describe('names of the UTS-46 conformance file', () => {
    test('are answered as the file says, but for what has a reason', () => {
      expect(rows.length).toBeGreaterThanOrEqual(6235);
      expect(missedFor('unexplained')).toEqual([]);
      expect(misses.length).toBeLessThanOrEqual(114);
    });

    test('are refused by IDNA2008 only for symbols, punctuation and numbers that are no digits', () => {
      const refused = missedFor('not-in-idna2008');
      expect(refused.length).toBeGreaterThan(0);
      for (const { ascii } of refused) expect(toUnicodeHost(ascii)).toMatch(/[\p{S}\p{No}\p{Nl}]|(?![-.])\p{P}/u);
    });

    test('are never given other A-labels than the file gives', () => {
      expect(misses.filter(({ answer, errors }) => answer.ok && errors.length === 0)).toEqual([]);
    });
  });
} else {
  test.todo(`names of the UTS-46 conformance file: no file ${file}, set HUNTER_SUITES_DIR`);
}
