import { DatabaseError } from 'pg';
import { toLogText } from './to-log-text';

function refusal(): DatabaseError {
  const error = new DatabaseError('invalid input syntax for type integer: "+90 555 000 00 00"', 80, 'error');
  return Object.assign(error, { severity: 'ERROR', code: '22P02', table: 'lead_contacts', column: 'phone' });
}

/** As TypeORM wraps it: another error with the fields of the driver's. */
function wrapped(): Error {
  const driverError = refusal();
  return Object.assign(new Error(driverError.message), { ...driverError, driverError, name: 'QueryFailedError' });
}

it('shows the whole stack of an error', () => {
  expect(toLogText(new TypeError('nothing there'))).toMatch(/^TypeError: nothing there\n +at /);
});

it.each([
  ['the driver', refusal(), 'error'],
  ['TypeORM', wrapped(), 'QueryFailedError'],
])('tells of a refusal of the database by %s what and where, and no value', (_by, error, name) => {
  const text = toLogText(error);
  expect(text).toMatch(new RegExp(`^${name} 22P02 table lead_contacts column phone\\n +at `));
  expect(text).not.toContain('555');
});

it('leaves names out that the database did not give', () => {
  const error = Object.assign(new Error('division by zero'), { severity: 'ERROR', code: '22012' });
  expect(toLogText(error)).toMatch(/^Error 22012\n +at /);
});

it('shows what is no error as text', () => {
  expect(toLogText('stopped')).toBe('stopped');
});
