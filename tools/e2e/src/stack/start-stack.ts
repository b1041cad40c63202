import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../wait-for.js';
import { RunningStack } from './running-stack.js';
import type { LauncherRun } from './running-stack.js';
import { readStackFile } from './stack-file.js';

const ROOT = join(__dirname, '../../../..');
/** One that is given no `--no-build` may have to build everything. */
const START_TIMEOUT_MS = 480_000;

export interface StackOptions {
  /** Where an earlier stack left its data; a new empty folder unless said. */
  readonly dataFolder?: string;
  /** `--no-build` unless given: what runs the specs has built everything, and asking again takes seconds. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the whole product as `npm start` does, on a free port, and waits for the line that says where it is. */
export async function startStack({
  dataFolder = makeDataFolder(),
  args = ['--no-build'],
  env = {},
}: StackOptions = {}): Promise<RunningStack> {
  const startedAt = performance.now();
  const run = launch(args, { ...ownEnvironment(dataFolder), ...env });
  try {
    await waitFor('the line that says the stack is ready', () => isReady(run), {
      timeoutMs: START_TIMEOUT_MS,
      describe: () => run.stderr(),
    });
  } catch (error) {
    run.signal('SIGTERM');
    await run.ended;
    throw error;
  }
  const addresses = readStackFile(dataFolder);
  if (addresses === undefined) throw new Error('The stack is ready and has written no dev-stack.json.');
  return new RunningStack(run, addresses, { dataFolder, readySeconds: (performance.now() - startedAt) / 1000 });
}

/** An empty folder for one stack. Started by root, PostgreSQL runs as a user who must be able to enter it. */
function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hunter-e2e-'));
  chmodSync(folder, 0o755);
  return folder;
}

function ownEnvironment(dataFolder: string): Readonly<Record<string, string>> {
  return {
    PORT: '0',
    HUNTER_DATA_DIR: dataFolder,
    // Services of its own, whatever the tests around it were given.
    DATABASE_URL: '',
    REDIS_URL: '',
    HUNTER_D365_ENABLED: '',
    // Under this name the launcher stops by itself when its parent is gone, so a killed test run leaves nothing behind.
    npm_lifecycle_event: 'start',
  };
}

function launch(args: readonly string[], env: Readonly<Record<string, string>>): LauncherRun {
  const child = spawn(process.execPath, [join(ROOT, 'tools/dev-stack/bin/start.mjs'), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  let exit: number | NodeJS.Signals | undefined;
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      exit = signal ?? code ?? Number.NaN;
      resolve(exit);
    });
  });
  return {
    ended,
    exit: () => exit,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    signal: (signal) => {
      child.kill(signal);
    },
  };
}

function isReady(run: LauncherRun): true | undefined {
  const exit = run.exit();
  if (exit !== undefined) throw new Error(`The stack ended (${String(exit)}): ${run.stderr()}`);
  return run.stdout().endsWith('\n') ? true : undefined;
}
