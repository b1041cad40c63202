import { JsonLogger } from './json-logger';

describe('JsonLogger', () => {
  const lines: string[] = [];

  beforeEach(() => {
    lines.length = 0;
    const write = (text: string | Uint8Array): boolean => {
      lines.push(String(text));
      return true;
    };
    // winston's console transport writes to the stream that the console of the process holds.
    const { _stdout: stdout } = console as Console & { _stdout?: NodeJS.WriteStream };
    jest.spyOn(stdout ?? process.stdout, 'write').mockImplementation(write as never);
    jest.spyOn(console, 'log').mockImplementation((text: string) => write(text));
  });

  afterEach(() => jest.restoreAllMocks());

  const logged = (level: string, act: (logger: JsonLogger) => void): Record<string, unknown>[] => {
    act(new JsonLogger({ service: 'api', level }));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  it('writes one JSON object a line with service and time', () => {
    const [line] = logged('info', (logger) => logger.log('ready'));

    expect(lines[0]?.trimEnd()).not.toContain('\n');
    expect(line).toMatchObject({ level: 'info', message: 'ready', service: 'api' });
    expect(line?.['timestamp']).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it('keeps the message static and puts everything else into fields', () => {
    const [line] = logged('info', (logger) => logger.warn({ message: 'open items not relayed', count: 3 }, 'scan'));

    expect(line).toMatchObject({ level: 'warn', message: 'open items not relayed', count: 3, context: 'scan' });
  });

  it('keeps the stack that Nest passes beside an error, apart from its context', () => {
    const [line] = logged('info', (logger) => logger.error('boom', 'Error: boom\n    at x', 'ExceptionsHandler'));

    expect(line).toMatchObject({ level: 'error', message: 'boom', context: 'ExceptionsHandler' });
    expect(line?.['stack']).toContain('at x');
  });

  it('writes the stack of an error that is logged itself', () => {
    const [line] = logged('info', (logger) => logger.error(new Error('boom')));

    expect(line?.['message']).toMatch(/^Error: boom\n\s+at /);
  });

  it.each([
    ['error', ['error']],
    ['warn', ['error', 'warn']],
    ['info', ['error', 'warn', 'info']],
    ['debug', ['error', 'warn', 'info', 'debug', 'debug']],
  ])('writes at level %s only %j', (level, expected) => {
    const written = logged(level, (logger) => {
      logger.error('a');
      logger.warn('b');
      logger.log('c');
      logger.debug('d');
      logger.verbose('e');
    });

    expect(written.map((line) => line['level'])).toEqual(expected);
  });
});
