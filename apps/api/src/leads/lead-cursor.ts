import type { LeadCursor } from '@hunter/persistence';

export type CursorType = 'text' | 'integer' | 'timestamptz';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/;

/** A cursor as a caller carries it from one page to the next. */
export function encodeCursor(cursor: LeadCursor): string {
  return Buffer.from(JSON.stringify([cursor.sort, cursor.value, cursor.id])).toString('base64url');
}

/** Reads a cursor whose sort value is of the given type; null for anything that was not given out like that. */
export function decodeCursor(text: string, type: CursorType): LeadCursor | null {
  const parts = parse(Buffer.from(text, 'base64url').toString('utf8'));
  if (!Array.isArray(parts) || parts.length !== 3 || !parts.every((part) => typeof part === 'string')) return null;
  const [sort = '', value = '', id = ''] = parts as string[];
  return UUID.test(id) && isOfType(value, type) ? { sort, value, id } : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isOfType(value: string, type: CursorType): boolean {
  if (type === 'integer') return /^-?\d{1,9}$/.test(value);
  if (type === 'timestamptz') return value === '-infinity' || isTimestamp(value);
  return !value.includes('\0');
}

/** As PostgreSQL writes it, and a day that the calendar has. */
function isTimestamp(value: string): boolean {
  const [, year, month, day] = TIMESTAMP.exec(value) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
