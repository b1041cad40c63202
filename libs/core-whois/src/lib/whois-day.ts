import { readEventDay } from './event-day.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '([A-Za-z]{3,9})';

/** Each form with the places of year, month and day in it. */
const FORMS: readonly { readonly pattern: RegExp; readonly order: readonly [number, number, number] }[] = [
  // 1998-Jan-26, 2000. 01. 02., 2000/01/02, 2000.01.02 12:00:00
  { pattern: new RegExp(`^(\\d{4})[-/.] ?(\\d{1,2}|${MONTH.slice(1, -1)})[-/.] ?(\\d{1,2})(?!\\d)`), order: [1, 2, 3] },
  // 20000102 #123
  { pattern: /^(\d{4})(\d{2})(\d{2})(?!\d)/, order: [1, 2, 3] },
  // 26-Jul-1999, 5 January 1999, 02.01.2000, 02-01-2000
  {
    pattern: new RegExp(`^(\\d{1,2})[-. ] ?(\\d{1,2}|${MONTH.slice(1, -1)})[-., ] ?(\\d{4})(?!\\d)`),
    order: [3, 2, 1],
  },
  // January 5, 1999
  { pattern: new RegExp(`^${MONTH} (\\d{1,2}),? (\\d{4})(?!\\d)`), order: [3, 1, 2] },
  // Tue Jan 5 1999, Tue Jan 05 23:59:59 GMT 1999
  {
    pattern: new RegExp(
      `^[A-Za-z]{3,9},? ${MONTH} {1,2}(\\d{1,2})(?: [\\d:]{5,8}(?: [A-Za-z]{1,5})?)? (\\d{4})(?!\\d)`,
    ),
    order: [3, 1, 2],
  },
  // 26/07/1999; only when the day cannot be the month
  { pattern: /^(1[3-9]|2\d|3[01])\/(\d{1,2})\/(\d{4})(?!\d)/, order: [3, 2, 1] },
];

/**
 * The day of a WHOIS date as `YYYY-MM-DD`, or null. WHOIS has no date format; these are the ones that registries use. A
 * time of day without an offset is taken as UTC. `03/04/2027` is null: nothing says which number is the month.
 */
export function readWhoisDay(value: string): string | null {
  const text = value
    .trim()
    .slice(0, 64)
    .replace(/\.$/, '')
    .replace(/ (?=[+-]\d{2}:?\d{2}$)/, '');
  const [firstWord = ''] = text.split(' ');
  const standard = readEventDay(text) ?? readEventDay(firstWord);
  if (standard !== null) return standard;
  for (const { pattern, order } of FORMS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [year, month, day] = order.map((place) => match[place] ?? '');
    return toIsoDay(year ?? '', month ?? '', day ?? '');
  }
  return null;
}

function toIsoDay(year: string, month: string, day: string): string | null {
  const monthNumber = /^\d+$/.test(month) ? month : String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1);
  return readEventDay(`${year}-${monthNumber.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
