import type { RejectedRow } from '../api/types';
import { toCsvCell } from './to-csv-cell';

/** The rejected rows as CSV with stable column names, so that the file can be repaired and imported again. */
export function toRejectedCsv(rows: readonly RejectedRow[], reasonText: (code: string) => string): string {
  const lines = rows.map((row) =>
    [row.line, row.input, row.field, row.code, reasonText(row.code), row.suggestion].map(toCsvCell).join(','),
  );
  return ['line,input,field,code,reason,suggestion', ...lines, ''].join('\r\n');
}
