import { isDatabaseUnavailable } from './is-database-unavailable';

const failure = (message: string, fields: object = {}): Error => Object.assign(new Error(message), fields);

describe('isDatabaseUnavailable', () => {
  it.each([
    ['a refused connection', failure('connect', { code: 'ECONNREFUSED' })],
    ['a connection that breaks off', failure('read', { code: 'ECONNRESET' })],
    ['a server that shuts down', failure('terminating connection', { code: '57P01' })],
    ['a server that starts', failure('the database system is starting up', { code: '57P03' })],
    ['the same inside an error of the mapper', failure('QueryFailedError', { driverError: { code: '57P01' } })],
    ['a deadlock that another won', failure('deadlock detected', { code: '40P01' })],
    ['a server without connections', failure('sorry, too many clients already', { code: '53300' })],
    ['a connection that ended', failure('Connection terminated unexpectedly')],
    ['a pool that is exhausted', failure('timeout exceeded when trying to connect')],
  ])('knows %s', (_name, error) => {
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it.each([
    ['a wrong query', failure('syntax error', { code: '42601' })],
    ['a broken constraint', failure('duplicate key', { code: '23505' })],
    ['a fault of ours', new TypeError('x is undefined')],
    ['no error at all', 'ECONNREFUSED'],
    ['nothing', undefined],
  ])('does not take %s for it', (_name, error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});
