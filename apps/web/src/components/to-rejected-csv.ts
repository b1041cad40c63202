import type { RejectedRow } from '../api/types';

/** Quotes a cell; one that Excel would run as a formula is made text first. */
function toCell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value);
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}

/** The rejected rows as CSV with stable column names, so that the file can be repaired and imported again. */
export function toRejectedCsv(rows: readonly RejectedRow[], reasonText: (code: string) => string): string {
  const lines = rows.map((row) =>
    [row.line, row.input, row.field, row.code, reasonText(row.code), row.suggestion].map(toCell).join(','),
  );
  return ['line,input,field,code,reason,suggestion', ...lines, ''].join('\r\n');
}
