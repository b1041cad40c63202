import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { processIdentity } from '../src/process/process-table.mjs';
import { makeDummyClone } from './support/dummy-clone.js';
import { eventually, launch, ordinaryUser, processesIn, processesNaming, toolFolder } from './support/launched.js';
import type { LaunchOptions, Launched } from './support/launched.js';

/** A child may end with its parent between the listing and the signal. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

interface StackFile {
  readonly url: string;
  readonly dataverse: string;
  readonly dataverse_ca_file: string;
  readonly partner_center: null;
  readonly dns: string;
  readonly database_url: string;
  readonly redis_url: string;
  readonly api: string;
  readonly worker: string;
  readonly pids: Readonly<Record<string, number>>;
}

const isRunning = (pid: number) => processIdentity(pid) !== undefined;

describe('npm start', () => {
  let clone: string;
  let data: string;

  function makeClone() {
    clone = mkdtempSync(join(tmpdir(), 'hunter-clone-'));
    chmodSync(clone, 0o755);
    makeDummyClone(clone);
    data = join(clone, '.hunter');
  }

  async function removeClone() {
    // Whatever a failed test left: the guard ends the rest.
    for (const pid of new Set([...processesNaming(clone), ...processesIn(clone)])) killIfThere(pid);
    await nothingRuns();
    rmSync(clone, { recursive: true, force: true });
  }

  function eachInItsOwnClone() {
    beforeEach(makeClone);
    afterEach(removeClone);
  }

  /** One start for all tests of the block: most of a start is a new database. */
  function allOnOneStack(): () => Launched & StackFile {
    let stack: (Launched & StackFile) | undefined;
    beforeAll(async () => {
      makeClone();
      stack = await startReady(['--timings']);
    });
    afterAll(async () => {
      try {
        if (stack !== undefined) await stop(stack);
      } finally {
        await removeClone();
      }
    });
    return () => {
      if (stack === undefined) throw new Error('It has not been started.');
      return stack;
    };
  }

  function start(args: readonly string[] = [], { env = {}, ...account }: LaunchOptions = {}): Launched {
    return launch(join(toolFolder, 'test/support/start-dummy.mjs'), [clone, ...args], {
      ...account,
      env: { PORT: '0', DATABASE_URL: '', REDIS_URL: '', HUNTER_DATA_DIR: '', HUNTER_REDIS: '', ...env },
    });
  }

  const readStackFile = () => JSON.parse(readFileSync(join(data, 'dev-stack.json'), 'utf8')) as StackFile;

  async function startReady(...options: Parameters<typeof start>): Promise<Launched & StackFile> {
    const launched = start(...options);
    void launched.ended.then((end) => ended.set(launched.pid, end));
    await eventually(
      'the line that says it is ready',
      () => {
        if (ended.has(launched.pid)) throw new Error(`It ended (${ended.get(launched.pid)}): ${launched.stderr()}`);
        return launched.stdout().endsWith('\n') ? true : undefined;
      },
      40_000,
    );
    return { ...launched, ...readStackFile() };
  }
  const ended = new Map<number, number | NodeJS.Signals>();

  const nothingRuns = () => eventually('no process', () => (processesNaming(clone).length === 0 ? true : undefined));

  async function stop(launched: Launched, signal: NodeJS.Signals = 'SIGTERM') {
    launched.kill(signal);
    await expect(launched.ended).resolves.toBe(0);
    expect(processesNaming(clone)).toEqual([]);
    expect(existsSync(join(data, 'dev-stack.json'))).toBe(false);
  }

  async function countStarts(url: string): Promise<number> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const { rows } = await client.query<{ n: number }>('select count(*)::int as n from starts');
      return rows[0]?.n ?? Number.NaN;
    } finally {
      await client.end();
    }
  }

  describe('when it is ready', () => {
    const running = allOnOneStack();

    it('prints the URL as its only line and writes down where everything is', () => {
      const stack = running();
      expect(stack.stdout()).toBe(`${stack.url}\n`);
      expect(stack.url).toMatch(/^http:\/\/localhost:\d+$/);
      expect(stack.stderr()).toMatch(/^timings \{.*"total":.*\}$/m);
      expect(stack).toMatchObject({
        dataverse: expect.stringMatching(/^https:\/\/localhost:\d+$/) as string,
        dns: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string,
        database_url: expect.stringMatching(/^postgresql:\/\/.*@127\.0\.0\.1:\d+\/hunter$/) as string,
        redis_url: expect.stringMatching(/^redis:\/\/127\.0\.0\.1:\d+$/) as string,
        partner_center: null,
      });
      expect(Object.keys(stack.pids).sort()).toEqual(
        ['api', 'dataverse', 'dns', 'launcher', 'postgres', 'redis', 'worker'].sort(),
      );
    });

    it('gives api and worker the services, and Dynamics 365 only of the sandbox', async () => {
      const stack = running();
      const response = await fetch(`${stack.url}/api/v1/environment`);
      expect(await response.json()).toMatchObject({
        DATABASE_URL: stack.database_url,
        REDIS_URL: stack.redis_url,
        HUNTER_D365_ENABLED: 'true',
        HUNTER_D365_BASE_URL: stack.dataverse,
        HUNTER_D365_AUTHORITY_HOST: stack.dataverse,
        HUNTER_D365_CA_FILE: stack.dataverse_ca_file,
        HUNTER_D365_TENANT_ID: 't',
        HUNTER_D365_CLIENT_ID: 'c',
        HUNTER_DNS_SERVERS: stack.dns,
        HUNTER_HOST: '127.0.0.1',
      });
    });

    it('serves web with its security headers and every page path, but no missing asset', async () => {
      const stack = running();
      for (const path of ['/', '/leads/first.example', '/leads?q=a.b']) {
        const page = await fetch(`${stack.url}${path}`);
        expect(page.status).toBe(200);
        expect(page.headers.get('content-type')).toMatch(/^text\/html/);
        expect(page.headers.get('content-security-policy')).toBe("default-src 'self'");
        expect(await page.text()).toContain('<title>Hunter</title>');
      }
      const asset = await fetch(`${stack.url}/assets/app-1.js`);
      expect(asset.headers.get('content-type')).toMatch(/javascript/);
      expect(asset.headers.get('x-content-type-options')).toBe('nosniff');
      expect((await fetch(`${stack.url}/assets/app-2.js`)).status).toBe(404);
      expect((await fetch(`${stack.url}/`, { method: 'POST' })).status).toBe(405);
    });

    it('passes the api paths on with the caller and the host named', async () => {
      const stack = running();
      const { headers, url } = (await (await fetch(`${stack.url}/api/v1/echo?a=b`)).json()) as {
        headers: Record<string, string>;
        url: string;
      };
      expect(url).toBe('/api/v1/echo?a=b');
      expect(headers).toMatchObject({
        host: new URL(stack.url).host,
        'x-forwarded-proto': 'http',
        'x-forwarded-host': new URL(stack.url).host,
      });
      expect(headers['x-forwarded-for']).toMatch(/127\.0\.0\.1|::1/);
      expect((await fetch(`${stack.url}/healthz/ready`)).status).toBe(200);
      for (const path of ['/docs', '/docs-json', '/metrics', '/api/v1/none']) {
        expect(await (await fetch(`${stack.url}${path}`)).json()).toEqual({ code: 'not-found' });
      }
    });

    it('streams events as they come and lets the api know when the listener leaves', async () => {
      const stack = running();
      const aborter = new AbortController();
      const asked = performance.now();
      const response = await fetch(`${stack.url}/api/v1/events`, { signal: aborter.signal });
      expect(performance.now() - asked).toBeLessThan(350);
      expect(response.headers.get('content-type')).toBe('text/event-stream');
      const { value } = (await response.body?.getReader().read()) ?? {};
      expect(Buffer.from(value ?? []).toString()).toBe('data: first\n\n');
      aborter.abort();
      await eventually('the api hears of it', () =>
        readFileSync(join(data, 'logs/api.log'), 'utf8').includes('listener left') ? true : undefined,
      );
    });
  });

  describe('when it is stopped', () => {
    eachInItsOwnClone();

    it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s, stops the apps before the databases', async (signal) => {
      const stack = await startReady();
      const listening = await fetch(`${stack.url}/api/v1/events`);
      await stop(stack, signal);
      await expect(listening.text()).rejects.toThrow();
      expect(readFileSync(join(data, 'logs/worker.log'), 'utf8')).toBe('listening\nstopping\n');
      expect(readFileSync(join(data, 'logs/postgres.log'), 'utf8')).toContain('database system is shut down');
    });

    it('before it is ready, starts nothing more and leaves nothing', async () => {
      makeDummyClone(clone, { 'node_modules/nx/bin/nx.js': 'setTimeout(() => undefined, 60_000);' });
      const stack = start();
      await eventually('PostgreSQL is up', () => (stack.stderr().includes('postgres:') ? true : undefined));
      await stop(stack);
      expect(stack.stdout()).toBe('');
    });

    it.each(['SIGTERM', 'SIGKILL'] as const)('through npm by %s, leaves nothing either', async (signal) => {
      const npm = spawn('npm', ['start', '--silent'], {
        cwd: clone,
        env: { ...process.env, PORT: '0', DATABASE_URL: '', REDIS_URL: '', HUNTER_DATA_DIR: '' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let stdout = '';
      npm.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      await eventually('it is ready', () => (stdout.startsWith('http://localhost:') ? true : undefined), 40_000);
      npm.kill(signal);
      await nothingRuns();
      expect(readFileSync(join(data, 'logs/postgres.log'), 'utf8')).toContain('database system is shut down');
    });
  });

  describe('when it is started again', () => {
    eachInItsOwnClone();

    it('on a folder that is in use, says so in one line and leaves the first one alone', async () => {
      const first = await startReady();
      const second = start();
      await expect(second.ended).resolves.toBe(1);
      expect(second.stdout()).toBe('');
      expect(second.stderr()).toMatch(/^Hunter already runs on [^\n]+\n$/);
      expect((await fetch(first.url)).status).toBe(200);
      await stop(first);
    });

    it('keeps the data, and the address of the Dynamics 365 sandbox', async () => {
      const first = await startReady();
      await stop(first);
      const second = await startReady();
      expect(await countStarts(second.database_url)).toBe(2);
      expect(second.dataverse).toBe(first.dataverse);
      await stop(second);
    });

    it('with --fresh, deletes what it made and nothing else', async () => {
      await stop(await startReady());
      writeFileSync(join(data, 'notes.txt'), 'mine');
      const second = await startReady(['--fresh']);
      expect(await countStarts(second.database_url)).toBe(1);
      expect(readFileSync(join(data, 'notes.txt'), 'utf8')).toBe('mine');
      await stop(second);
    });

    it('after the launcher was killed, finds nothing running and every row', async () => {
      const first = await startReady();
      first.kill('SIGKILL');
      await nothingRuns();
      const second = await startReady();
      expect(await countStarts(second.database_url)).toBe(2);
      await stop(second);
    });

    it('after the launcher and its guard were killed, stops what they left', async () => {
      const first = await startReady();
      const guard = processesNaming(clone).find((pid) =>
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('process-guard-main'),
      );
      process.kill(guard ?? Number.NaN, 'SIGKILL');
      first.kill('SIGKILL');
      await first.ended;
      const left = Object.entries(first.pids).filter(([name]) => name !== 'launcher');
      expect(left.filter(([, pid]) => isRunning(pid)).map(([name]) => name)).toEqual(left.map(([name]) => name));
      const second = await startReady();
      expect(left.filter(([, pid]) => isRunning(pid))).toEqual([]);
      expect(await countStarts(second.database_url)).toBe(2);
      await stop(second);
    });

    it('without the journal too, finds PostgreSQL by its pid file', async () => {
      const first = await startReady();
      for (const pid of processesNaming(clone)) if (pid !== first.pids['postgres']) process.kill(pid, 'SIGKILL');
      await first.ended;
      rmSync(join(data, 'processes.json'), { force: true });
      expect(isRunning(first.pids['postgres'] ?? Number.NaN)).toBe(true);
      const second = await startReady();
      expect(isRunning(first.pids['postgres'] ?? Number.NaN)).toBe(false);
      expect(await countStarts(second.database_url)).toBe(2);
      await stop(second);
    });
  });

  describe('when a program dies', () => {
    const running = allOnOneStack();

    it.each(['worker', 'api', 'redis', 'dns', 'postgres'])('%s is reported and started again', async (name) => {
      const stack = running();
      const before = readStackFile().pids[name] ?? Number.NaN;
      process.kill(before, 'SIGKILL');
      await eventually('a new pid', () => {
        const now = readStackFile().pids[name];
        return now !== undefined && now !== before && isRunning(now) ? true : undefined;
      });
      expect(stack.stderr()).toContain(`${name} died (signal SIGKILL); starting it again in 0.25 s.`);
      await eventually('it is well', () => (isRunning(readStackFile().pids[name] ?? Number.NaN) ? true : undefined));
    });

    it('the Dynamics 365 sandbox is reported and stays down', async () => {
      const stack = running();
      process.kill(readStackFile().pids['dataverse'] ?? Number.NaN, 'SIGKILL');
      await eventually('the report', () =>
        stack.stderr().includes('dataverse died (signal SIGKILL); it is not started again.') ? true : undefined,
      );
      expect((await fetch(`${stack.url}/healthz/ready`)).status).toBe(200);
    });

    it('the api answers a problem until it is back', async () => {
      const stack = running();
      const dying = await fetch(`${stack.url}/api/v1/die`);
      expect(dying.status).toBe(503);
      expect(dying.headers.get('content-type')).toBe('application/problem+json');
      expect(await dying.json()).toMatchObject({ code: 'service-unavailable', status: 503 });
      const deadline = performance.now() + 15_000;
      while ((await fetch(`${stack.url}/healthz/ready`)).status !== 200) {
        expect(performance.now()).toBeLessThan(deadline);
      }
    });
  });

  describe('when it cannot start', () => {
    async function expectFailure(launched: Launched, firstLine: RegExp) {
      await expect(launched.ended).resolves.toBe(1);
      expect(launched.stdout()).toBe('');
      const message = launched
        .stderr()
        .split('\n')
        .find((line) => firstLine.test(line));
      expect({ message, stderr: launched.stderr() }).toEqual({
        message: expect.any(String) as string,
        stderr: launched.stderr(),
      });
      expect(processesNaming(clone)).toEqual([]);
    }

    describe('on a database that is there already', () => {
      beforeAll(makeClone);
      afterAll(removeClone);

      it.each([
        ['build', 'node_modules/nx/bin/nx.js'],
        ['migrate', 'apps/api/dist/migrate.js'],
        ['api', 'apps/api/dist/main.js'],
        ['worker', 'apps/worker/dist/main.js'],
        ['dataverse', 'tools/dataverse-sandbox/bin/dataverse-sandbox.mjs'],
      ])('because %s fails, names it, shows its last lines and leaves nothing', async (name, file) => {
        makeDummyClone(clone, { [file]: 'console.error("because of this"); process.exitCode = 3;' });
        const stack = start();
        await expectFailure(stack, new RegExp(`^${name} (failed|died) \\(exit code 3\\); its log: .*${name}\\.log$`));
        expect(stack.stderr()).toContain('\n  because of this\n');
      });
    });

    describe('on a new folder', () => {
      eachInItsOwnClone();

      it('because the port is taken, says so before anything else', async () => {
        const other = createServer().listen(0, '127.0.0.1');
        await new Promise((resolve) => other.once('listening', resolve));
        const { port } = other.address() as AddressInfo;
        const stack = start([], { env: { PORT: String(port) } });
        await expectFailure(stack, new RegExp(`^Port ${port} is taken by another program: set PORT`));
        expect(readdirSync(data)).toEqual([]);
        other.close();
      });

      it('because what --no-build is to start was never built, names what is missing', async () => {
        rmSync(join(clone, 'apps/worker/dist/main.js'));
        const stack = start(['--no-build']);
        await expectFailure(stack, /^Not everything is built: start without --no-build/);
        expect(stack.stderr()).toContain('\n  apps/worker/dist/main.js\n');
        expect(stack.stderr()).not.toContain('apps/api/dist/main.js');
      });

      it('because the options make no sense, exits with 2', async () => {
        for (const [args, env] of [
          [['--frsh'], {}],
          [[], { PORT: 'http' }],
        ] as const) {
          const stack = start(args, { env });
          await expect(stack.ended).resolves.toBe(2);
          expect(stack.stderr().trimEnd().split('\n')).toHaveLength(1);
        }
        const help = start(['--help']);
        await expect(help.ended).resolves.toBe(0);
        expect(help.stdout()).toContain('HUNTER_DATA_DIR');
      });

      if (process.getuid?.() === 0) {
        it('because the postgres user cannot enter the folder, names the folder and the remedy', async () => {
          const closed = join(clone, 'closed');
          mkdirSync(closed, { mode: 0o700 });
          const stack = start([], { env: { HUNTER_DATA_DIR: join(closed, 'data') } });
          await expectFailure(stack, new RegExp(`^The postgres user cannot enter ${closed}, .*chmod o\\+x ${closed}`));
        });

        it('because the data belong to another user, says so', async () => {
          await stop(await startReady([], ordinaryUser));
          await expectFailure(start(), /cluster belongs to another user/);
        });
      }
    });
  });

  describe('elsewhere', () => {
    eachInItsOwnClone();

    it('works as an ordinary user', async () => {
      const stack = await startReady([], ordinaryUser);
      expect(await countStarts(stack.database_url)).toBe(1);
      await stop(stack);
    });

    it('works with the embedded Redis', async () => {
      const stack = await startReady([], { env: { HUNTER_REDIS: 'embedded' } });
      expect(readFileSync(`/proc/${stack.pids['redis']}/cmdline`, 'utf8')).toContain('embedded-redis.mjs');
      await stop(stack);
    });

    it('uses the databases it is given and starts none', async () => {
      const own = await startReady();
      const otherData = join(clone, 'other');
      const launched = start([], {
        env: { DATABASE_URL: own.database_url, REDIS_URL: own.redis_url, HUNTER_DATA_DIR: otherData },
      });
      await eventually('it is ready', () => (launched.stdout().endsWith('\n') ? true : undefined), 40_000);
      const other = JSON.parse(readFileSync(join(otherData, 'dev-stack.json'), 'utf8')) as StackFile;
      expect(other).toMatchObject({ database_url: own.database_url, redis_url: own.redis_url });
      expect(Object.keys(other.pids).sort()).toEqual(['api', 'dataverse', 'dns', 'launcher', 'worker']);
      expect(await countStarts(own.database_url)).toBe(2);
      launched.kill('SIGINT');
      await expect(launched.ended).resolves.toBe(0);
      expect((await fetch(own.url)).status).toBe(200);
      await stop(own);
    });
  });
});
