import { isScanned } from './scan-line.js';
import type { ScanLine, ScanOutcome } from './scan-line.js';

interface Column {
  readonly title: string;
  readonly width: number;
  readonly cell: (line: ScanLine) => string;
}

const toYesNo = (value: boolean | null) => (value === null ? '?' : value ? 'yes' : 'no');

function toProvider(line: ScanLine): string {
  const name = line.local_provider ?? line.provider ?? '?';
  return line.gateway === null ? name : `${name} (${line.gateway})`;
}

const COLUMNS: readonly Column[] = [
  { title: 'DOMAIN', width: 34, cell: ({ unicode_domain }) => unicode_domain },
  { title: 'PROVIDER', width: 24, cell: toProvider },
  { title: 'SCORE', width: 5, cell: (line) => String(line.readiness_score ?? '?') },
  { title: 'SEGMENT', width: 9, cell: ({ segment }) => segment ?? '?' },
  { title: 'PLAY', width: 4, cell: (line) => line.priority_category ?? (line.hard_fail === null ? '?' : '-') },
  { title: 'SPF', width: 3, cell: ({ spf }) => toYesNo(spf) },
  { title: 'DKIM', width: 4, cell: ({ dkim }) => toYesNo(dkim) },
  { title: 'DMARC', width: 10, cell: ({ dmarc_policy: policy }) => (policy === 'unknown' ? '?' : (policy ?? 'no')) },
  { title: 'NOTE', width: 0, cell: (line) => toNote(line) },
];

function toNote(line: ScanLine): string {
  const notes = [
    line.scan_status === 'completed' ? null : line.scan_status,
    line.hard_fail,
    line.tenant_elsewhere === true ? 'tenant-elsewhere' : null,
    ...line.findings,
  ];
  return notes.filter((note) => note !== null).join(' ');
}

const toRow = (cells: readonly string[]) =>
  cells
    .map((cell, index) => cell.padEnd(COLUMNS[index]?.width ?? 0))
    .join('  ')
    .trimEnd();

/** Printed above the first row; `?` in a cell means that the DNS did not tell. */
export const SCAN_TABLE_HEAD = toRow(COLUMNS.map(({ title }) => title));

export function toScanRow(outcome: ScanOutcome): string {
  if (isScanned(outcome)) return toRow(COLUMNS.map(({ cell }) => cell(outcome)));
  const { code, reason, suggestion, detail } = outcome.error;
  const why = [code, reason, detail, suggestion === undefined ? undefined : `did you mean ${suggestion}?`];
  return toRow([outcome.domain, why.filter((part) => part !== undefined).join(' ')]);
}
