import type { LeadRow } from './lead-row';

const TIMESTAMPS = ['scanned_at', 'registration_read_at', 'created_at', 'updated_at'] as const;

/** Maps a driver row to a {@link LeadRow}: timestamps become ISO strings, everything else is already of its type. */
export function toLeadRow(row: Readonly<Record<string, unknown>>): LeadRow {
  const mapped: Record<string, unknown> = { ...row };
  for (const column of TIMESTAMPS) {
    const value = row[column];
    mapped[column] = value instanceof Date ? value.toISOString() : value;
  }
  const expires = row['expires_at'];
  if (expires instanceof Date) mapped['expires_at'] = toCalendarDate(expires);
  return mapped as unknown as LeadRow;
}

/** The driver gives a `date` as local midnight; reading it as UTC would shift it by a day east of Greenwich. */
function toCalendarDate(date: Date): string {
  const month = String(date.getMonth() + 1).padStart(2, '0');
  const day = String(date.getDate()).padStart(2, '0');
  return `${String(date.getFullYear())}-${month}-${day}`;
}
