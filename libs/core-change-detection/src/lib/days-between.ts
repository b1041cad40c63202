const CALENDAR_DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** Whole days from one `YYYY-MM-DD` day to another, negative when it lies before; null when either is no calendar day. */
export function daysBetween(from: string, to: string): number | null {
  const start = readInstant(from);
  const end = readInstant(to);
  return start === null || end === null ? null : (end - start) / DAY_MS;
}

// A bare day is UTC by ECMA-262 §21.4.3.2; the way back refuses days that the platform rolls over, like 30 February.
function readInstant(day: string): number | null {
  if (!CALENDAR_DAY.test(day)) return null;
  const instant = Date.parse(day);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day) ? instant : null;
}
