import { IsBoolean, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { EnvBoolean, EnvList, EnvNumber } from './env-transforms';
import { ProcessConfig } from './process-config';
import { readEnv } from './read-env';

class SampleConfig {
  @EnvNumber()
  @IsInt()
  @Min(1)
  SAMPLE_COUNT = 5;

  @EnvBoolean()
  @IsBoolean()
  SAMPLE_FLAG = false;

  @EnvList()
  @IsString({ each: true })
  SAMPLE_LIST: string[] = [];

  @IsOptional()
  @IsString()
  SAMPLE_NAME?: string;
}

describe('readEnv', () => {
  it('keeps defaults for what is not set or set to nothing', () => {
    const expected = { SAMPLE_COUNT: 5, SAMPLE_FLAG: false, SAMPLE_LIST: [] };

    expect(readEnv(SampleConfig, {})).toMatchObject(expected);
    expect(readEnv(SampleConfig, { SAMPLE_COUNT: '', SAMPLE_FLAG: '', SAMPLE_LIST: '' })).toMatchObject(expected);
  });

  it.each([
    ['SAMPLE_COUNT', ' 7 ', 7],
    ['SAMPLE_FLAG', 'true', true],
    ['SAMPLE_FLAG', 'ON', true],
    ['SAMPLE_FLAG', '1', true],
    ['SAMPLE_FLAG', 'off', false],
    ['SAMPLE_FLAG', '0', false],
    ['SAMPLE_LIST', ' a, ,b,', ['a', 'b']],
    ['SAMPLE_NAME', 'x', 'x'],
  ])('reads %s=%s', (name, text, value) => {
    expect(readEnv(SampleConfig, { [name]: text })).toHaveProperty(name, value);
  });

  it.each([
    ['SAMPLE_COUNT', 'seven'],
    ['SAMPLE_COUNT', '0x10'],
    ['SAMPLE_COUNT', '1e3'],
    ['SAMPLE_COUNT', '7.5'],
    ['SAMPLE_COUNT', '0'],
    ['SAMPLE_FLAG', 'maybe'],
    ['SAMPLE_FLAG', '2'],
  ])('refuses %s=%s by name', (name, text) => {
    expect(() => readEnv(SampleConfig, { [name]: text })).toThrow(name);
  });

  it('names every offending variable at once', () => {
    const reading = () => readEnv(SampleConfig, { SAMPLE_COUNT: 'x', SAMPLE_FLAG: 'y' });

    expect(reading).toThrow(/SAMPLE_COUNT[^]*SAMPLE_FLAG/);
  });
});

describe('ProcessConfig', () => {
  const NEEDED = { DATABASE_URL: 'postgres://hunter:s3cret@localhost/hunter' };

  it('listens on loopback in local mode unless told otherwise', () => {
    expect(readEnv(ProcessConfig, NEEDED)).toMatchObject({
      HUNTER_HOST: '127.0.0.1',
      PORT: 3001,
      HUNTER_AUTH_MODE: 'local',
      HUNTER_LOG_LEVEL: 'info',
      HUNTER_DATABASE_POOL: 10,
    });
  });

  it('needs a database', () => {
    expect(() => readEnv(ProcessConfig, {})).toThrow('DATABASE_URL');
  });

  it.each([
    ['DATABASE_URL', 'mysql://root:s3cret@localhost/hunter'],
    ['REDIS_URL', 'http://:s3cret@localhost'],
    ['HUNTER_AUTH_MODE', 'none'],
    ['HUNTER_LOG_LEVEL', 'loud'],
    ['PORT', '70000'],
    ['HUNTER_DATABASE_POOL', '0'],
  ])('refuses %s=%s by name and never repeats a secret', (name, value) => {
    const reading = () => readEnv(ProcessConfig, { ...NEEDED, [name]: value });

    expect(reading).toThrow(name);
    expect(reading).not.toThrow('s3cret');
  });
});
