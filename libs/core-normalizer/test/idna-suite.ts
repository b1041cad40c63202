import { readFileSync } from 'node:fs';
import { toAsciiHost } from '../src/lib/to-ascii-host.js';
import type { AsciiHost } from '../src/lib/to-ascii-host.js';

/** A row of IdnaTestV2.txt: `errors` is empty for a name that UTS-46 finds valid. */
export interface IdnaRow {
  readonly source: string;
  readonly ascii: string;
  readonly errors: readonly string[];
}

export interface IdnaMiss extends IdnaRow {
  readonly answer: AsciiHost;
  readonly reason: IdnaMissReason;
}

export const IDNA_MISS_REASONS = {
  'not-in-idna2008':
    'UTS-46 lets symbols, punctuation and numbers that are no digits pass; IDNA2008 registers none (RFC 5892)',
  'no-such-top-level': 'no top-level domain is a number or a single character, so the name can be no domain',
  'ip-address': 'numbers only: an address to every URL parser (WHATWG URL §3.5)',
  'newer-unicode': 'refused by the file (Unicode 15.0), allowed by the newer Unicode that the library knows',
} as const;

export type IdnaMissReason = keyof typeof IDNA_MISS_REASONS | 'unexplained';

/** The rows of the file; a name of one label gets a top-level domain, so that its label is judged. */
export function readIdnaRows(file: string): readonly IdnaRow[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => withTopLevel(readRow(line)));
}

/** What Hunter makes of the name, with the dots that `normalizeDomain` sees to before it asks. */
export function answerIdna({ source }: IdnaRow): AsciiHost {
  return toAsciiHost(withoutTrailingDot(source.replace(/[\u3002\uff0e\uff61]/gu, '.')));
}

/** Where Hunter says otherwise than the file, and why; undefined where both agree. */
export function findIdnaMiss(row: IdnaRow): IdnaMiss | undefined {
  const answer = answerIdna(row);
  const agrees = row.errors.length > 0 ? !answer.ok : answer.ok && answer.host === withoutTrailingDot(row.ascii);
  return agrees ? undefined : { ...row, answer, reason: reasonOf(row, answer) };
}

function reasonOf(row: IdnaRow, answer: AsciiHost): IdnaMissReason {
  if (answer.ok) return row.errors.every((code) => code === 'P1' || code === 'V6') ? 'newer-unicode' : 'unexplained';
  if (row.errors.length > 0) return 'unexplained';
  if (answer.reason === 'ip-address') return 'ip-address';
  const topLevel = withoutTrailingDot(row.ascii).split('.').at(-1) ?? '';
  if (answer.reason === 'bad-label' && (topLevel.length < 2 || /^\d+$/u.test(topLevel))) return 'no-such-top-level';
  return answer.reason === 'idna' ? 'not-in-idna2008' : 'unexplained';
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

function unescape(text: string): string {
  return text.replace(/\\u([0-9A-Fa-f]{4})|\\x\{([0-9A-Fa-f]+)\}/gu, (_match, short?: string, long?: string) =>
    String.fromCodePoint(Number.parseInt(short ?? long ?? '', 16)),
  );
}

function withTopLevel(row: IdnaRow): IdnaRow {
  const [source, ascii] = [withoutTrailingDot(row.source), withoutTrailingDot(row.ascii)];
  const isSingle = !/[.\u3002\uff0e\uff61]/u.test(source);
  return isSingle ? { ...row, source: `${source}.example`, ascii: `${ascii}.example` } : row;
}

function withoutTrailingDot(host: string): string {
  return host.replace(/[.\u3002\uff0e\uff61]$/u, '');
}
