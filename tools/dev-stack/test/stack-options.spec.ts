import { UsageError, readStackOptions } from '../src/stack/stack-options.mjs';

describe('readStackOptions', () => {
  const read = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => readStackOptions('/clone', args, env);

  it('serves on port 3000 and keeps data in the clone unless told otherwise', () => {
    expect(read([], { PORT: '', HUNTER_DATA_DIR: '' })).toMatchObject({
      port: 3000,
      dataFolder: '/clone/.hunter',
      fresh: false,
      build: true,
      verbose: false,
      timings: false,
    });
  });

  it('takes port and data folder from the environment', () => {
    expect(read([], { PORT: '0', HUNTER_DATA_DIR: '/data' })).toMatchObject({ port: 0, dataFolder: '/data' });
    expect(read([], { HUNTER_DATA_DIR: 'data' })).toMatchObject({ dataFolder: '/clone/data' });
  });

  it('takes the flags', () => {
    expect(read(['--fresh', '--timings'])).toMatchObject({ fresh: true, timings: true, verbose: false });
    expect(read(['--no-build'])).toMatchObject({ build: false });
    expect(read(['--fresh', '--help'])).toBe('help');
  });

  it.each([
    [['--unknown'], {}],
    [['extra'], {}],
    [[], { PORT: '3000x' }],
    [[], { PORT: '65536' }],
    [[], { PORT: '-1' }],
  ])('refuses %j with %j', (args, env) => {
    expect(() => read(args, env)).toThrow(UsageError);
  });
});
