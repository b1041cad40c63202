import fc from 'fast-check';
import { readWhoisDay } from '../src/lib/whois-day.js';

test.each([
  ['1998-Jan-26.', '1998-01-26'],
  ['2027-03-01T23:30:00Z', '2027-03-01'],
  ['2027-03-01T23:30:00-03:00', '2027-03-02'],
  ['2010-07-04 02:14:19 +03:00', '2010-07-03'],
  ['2027-03-01 23:30:00', '2027-03-01'],
  ['2027-03-01 23:30:00 (UTC+9)', '2027-03-01'],
  ['2000. 01. 02.', '2000-01-02'],
  ['2000.01.02 12:00:00', '2000-01-02'],
  ['2001/02/03', '2001-02-03'],
  ['20000102', '2000-01-02'],
  ['20000102 #123456', '2000-01-02'],
  ['26-Jul-1999', '1999-07-26'],
  ['26-jul-1999 12:00:00 UTC', '1999-07-26'],
  ['5 January 1999', '1999-01-05'],
  ['1.9.2010 00:00:00', '2010-09-01'],
  ['02.01.2000', '2000-01-02'],
  ['02-01-2000', '2000-01-02'],
  ['January 5, 1999', '1999-01-05'],
  ['Tue Jan 5 1999', '1999-01-05'],
  ['Tue Jan  5 1999', '1999-01-05'],
  ['Tue Jan 05 23:59:59 GMT 1999', '1999-01-05'],
  ['26/07/1999', '1999-07-26'],
])('reads %j as %s', (value, day) => {
  expect(readWhoisDay(value)).toBe(day);
});

test.each([
  ['a day that could be a month', '03/04/2027'],
  ['a day that does not exist', '2027-Feb-30'],
  ['a month that does not exist', '2027-Foo-01'],
  ['month thirteen', '2027.13.01'],
  ['no date', 'never'],
  ['a dash', '-'],
  ['a year alone', '2027'],
  ['too many digits', '202701020'],
  ['nothing', ''],
])('reads no day from %s', (_case, value) => {
  expect(readWhoisDay(value)).toBeNull();
});

test('gives a day that exists, or none, whatever a registry sends', () => {
  const part = fc.oneof(
    fc.nat(3_000).map(String),
    fc.constantFrom('Jan', 'xyz', ' ', '-', '.', '/', ':', 'T', 'Z', '+03:00'),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
      ),
      (value) => {
        const day = readWhoisDay(value);
        expect(day === null || new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});
