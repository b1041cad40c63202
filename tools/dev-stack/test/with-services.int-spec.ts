import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, launch, ordinaryUser, processesNaming, toolFolder } from './support/launched.js';

const script = join(toolFolder, 'bin/with-services.mjs');

describe('with-services', () => {
  let temp: string;
  const run = (args: string[], options: { env?: NodeJS.ProcessEnv; uid?: number; gid?: number } = {}) =>
    launch(script, ['--', ...args], { ...options, env: { TMPDIR: temp, ...options.env } });

  beforeEach(() => {
    temp = mkdtempSync(join(tmpdir(), 'hunter-spec-'));
    chmodSync(temp, 0o777);
  });

  afterEach(() => {
    rmSync(temp, { recursive: true, force: true });
  });

  async function expectNothingLeft() {
    await eventually('no process and no file', () =>
      processesNaming(temp).length === 0 && readdirSync(temp).length === 0 ? true : undefined,
    );
  }

  const probe = `
    const pg = require('pg');
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    client.connect()
      .then(() => client.query("select current_database() as name, usesuper from pg_user where usename = current_user"))
      .then(({ rows }) => { console.log(JSON.stringify(rows[0])); console.log(new URL(process.env.REDIS_URL).protocol); return client.end(); })
      .then(() => process.exit(7));
  `;

  it('gives a superuser of a fresh database and passes the exit code on', async () => {
    const services = run([process.execPath, '-e', probe]);
    await expect(services.ended).resolves.toBe(7);
    expect(services.stdout()).toBe('{"name":"hunter","usesuper":true}\nredis:\n');
    await expectNothingLeft();
  });

  it('never passes the databases of its own surroundings on', async () => {
    const env = { DATABASE_URL: 'postgresql://kept.example/kept', REDIS_URL: 'redis://kept.example' };
    const services = run(['sh', '-c', 'echo $DATABASE_URL $REDIS_URL'], { env });
    await expect(services.ended).resolves.toBe(0);
    expect(services.stdout()).not.toContain('kept.example');
  });

  it('folds and finds Turkish letters, which needs a UTF-8 locale', async () => {
    const query = `
      const pg = require('pg');
      const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
      client.connect()
        .then(() => client.query('create extension pg_trgm; create extension unaccent'))
        .then(() => client.query("select show_trgm('ÇŞ') as trgm, unaccent('Şişli') as plain, lower('ĞÜŞ') as low"))
        .then(({ rows }) => console.log(JSON.stringify(rows[0])))
        .then(() => client.end());
    `;
    const services = run([process.execPath, '-e', query]);
    await expect(services.ended).resolves.toBe(0);
    const { trgm, plain, low } = JSON.parse(services.stdout()) as { trgm: string[]; plain: string; low: string };
    expect({ plain, low }).toEqual({ plain: 'Sisli', low: 'ğüş' });
    expect(trgm).toHaveLength(3);
  });

  it('ends the command and the services when it gets a signal', async () => {
    const services = run(['sh', '-c', 'echo up; exec sleep 1000']);
    await eventually('the command runs', () => (services.stdout() === 'up\n' ? true : undefined));
    services.kill('SIGTERM');
    await expect(services.ended).resolves.toBe(143);
    await expectNothingLeft();
  });

  it('ends what the command left running', async () => {
    const services = run(['sh', '-c', 'sleep 1000 >/dev/null 2>&1 & echo started']);
    await expect(services.ended).resolves.toBe(0);
    await expectNothingLeft();
  });

  it('leaves nothing when it is killed itself', async () => {
    const services = run(['sh', '-c', 'echo up; exec sleep 1000']);
    await eventually('the command runs', () => (services.stdout() === 'up\n' ? true : undefined));
    expect(processesNaming(temp).length).toBeGreaterThan(2);
    services.kill('SIGKILL');
    await services.ended;
    await expectNothingLeft();
  });

  it('says what is wrong in one line when the command does not exist', async () => {
    const services = run(['no-such-program']);
    await expect(services.ended).resolves.toBe(1);
    expect(services.stderr()).toMatch(/^no-such-program could not be started: [^\n]+\n$/);
    await expectNothingLeft();
  });

  it('works as an ordinary user', async () => {
    const services = run(['id', '-u'], ordinaryUser);
    await expect(services.ended).resolves.toBe(0);
    expect(services.stdout()).toBe(`${ordinaryUser.uid ?? process.getuid?.()}\n`);
    await expectNothingLeft();
  });
});
