import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toAsciiHost, toUnicodeHost } from '../src/lib/to-ascii-host.js';

const suites = process.env['HUNTER_SUITES_DIR'] ?? resolve(__dirname, '../../../../shared/suites');
const file = join(suites, 'idna', 'idna_test_vectors.txt');

interface IdnaRow {
  source: string;
  ascii: string;
  errors: string[];
}

function unescape(text: string): string {
  return text.replace(/\\u([0-9A-Fa-f]{4})|\\x\{([0-9A-Fa-f]+)\}/gu, (_match, short?: string, long?: string) =>
    String.fromCodePoint(Number.parseInt(short ?? long ?? '', 16)),
  );
}

/** Columns of IdnaTestV2.txt: an empty answer means the same as the column before it. */
function readRow(line: string): IdnaRow {
  const [source = '', unicode = '', unicodeStatus = '', ascii = '', asciiStatus = ''] = line
    .replace(/#.*$/u, '')
    .split(';')
    .map((column) => column.trim());
  const status = asciiStatus === '' ? unicodeStatus : asciiStatus;
  return {
    source: unescape(source),
    ascii: unescape(ascii || unicode || source),
    errors: [...status.matchAll(/\w+/gu)].map(([code]) => code),
  };
}

/** A name of one label gets a top-level domain, so that its label is judged. */
function withTopLevel({ source, ascii, errors }: IdnaRow): IdnaRow {
  const isSingle = !/[.\u3002\uff0e\uff61]/u.test(source);
  return isSingle ? { source: `${source}.example`, ascii: `${ascii}.example`, errors } : { source, ascii, errors };
}

if (existsSync(file)) {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => withTopLevel(readRow(line)));
  const judged = rows.map((row) => ({ row, answer: toAsciiHost(row.source) }));
  const valid = judged.filter(({ row }) => row.errors.length === 0);
  const invalid = judged.filter(({ row }) => row.errors.length > 0);

  describe('names of the UTS-46 conformance file', () => {
    test('a valid name has the A-labels that the file gives', () => {
      const accepted = valid.flatMap(({ row, answer }) => (answer.ok ? [[answer.host, row.ascii]] : []));
      expect(accepted.length).toBeGreaterThanOrEqual(290);
      for (const [host, ascii] of accepted) expect(host).toBe(ascii);
    });

    test('a valid name is refused by IDNA2008 only for symbols, punctuation and numbers that are no digits', () => {
      const refused = valid.filter(({ answer }) => !answer.ok && answer.reason === 'idna');
      expect(refused.length).toBeGreaterThan(0);
      for (const { row } of refused) {
        const unicode = toUnicodeHost(row.ascii);
        expect(unicode).toMatch(/[\p{S}\p{No}\p{Nl}]|(?![-.])\p{P}/u);
      }
    });

    test('an invalid name is refused, but for characters that Unicode has allowed since the file was made', () => {
      expect(invalid.length).toBeGreaterThanOrEqual(5000);
      const accepted = invalid.filter(({ answer }) => answer.ok);
      for (const { row } of accepted) expect(row.errors.filter((code) => code !== 'P1' && code !== 'V6')).toEqual([]);
      expect(accepted.length).toBeLessThanOrEqual(40);
    });
  });
} else {
  test.todo(`names of the UTS-46 conformance file: no file ${file}, set HUNTER_SUITES_DIR`);
}
