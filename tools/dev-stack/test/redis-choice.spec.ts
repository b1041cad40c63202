import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chooseRedis } from '../src/services/redis-choice.mjs';

describe('chooseRedis', () => {
  let folder: string;
  let withValkey: string;
  let withRedis: string;
  let withNothingToRun: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hunter-path-'));
    const makeFolder = (name: string, program: string, mode: number) => {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, program), '');
      chmodSync(join(folder, name, program), mode);
      return join(folder, name);
    };
    withValkey = makeFolder('valkey', 'valkey-server', 0o755);
    withRedis = makeFolder('redis', 'redis-server', 0o755);
    withNothingToRun = makeFolder('nothing', 'redis-server', 0o644);
    mkdirSync(join(withNothingToRun, 'valkey-server'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const path = (...folders: string[]) => folders.join(delimiter);

  it('takes the one that REDIS_URL names first', () => {
    const choice = chooseRedis({ REDIS_URL: 'redis://given.example', PATH: withRedis });
    expect(choice).toEqual({ kind: 'given', url: 'redis://given.example' });
  });

  it('takes a server program on the PATH next, redis-server before valkey-server', () => {
    const command = join(withRedis, 'redis-server');
    expect(chooseRedis({ PATH: path(withValkey, withRedis) })).toEqual({ kind: 'program', command });
    expect(chooseRedis({ REDIS_URL: '', PATH: withRedis })).toEqual({ kind: 'program', command });
    expect(chooseRedis({ PATH: withValkey })).toEqual({ kind: 'program', command: join(withValkey, 'valkey-server') });
  });

  it('takes the embedded one when nothing on the PATH can be run', () => {
    expect(chooseRedis({ PATH: path(withNothingToRun, join(folder, 'not-there')) })).toEqual({ kind: 'embedded' });
    expect(chooseRedis({})).toEqual({ kind: 'embedded' });
  });

  it('takes the embedded one when it is forced, whatever else there is', () => {
    const env = { HUNTER_REDIS: 'embedded', REDIS_URL: 'redis://given.example', PATH: withRedis };
    expect(chooseRedis(env)).toEqual({ kind: 'embedded' });
  });

  it('refuses any other word', () => {
    expect(() => chooseRedis({ HUNTER_REDIS: 'embeded' })).toThrow(/HUNTER_REDIS is "embeded"/);
  });
});
