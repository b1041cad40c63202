import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readlinkSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from '../../src/process/process-table.mjs';

export const toolFolder = join(__dirname, '../..');

export interface Launched {
  readonly pid: number;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  stdout(): string;
  stderr(): string;
  kill(signal: NodeJS.Signals): void;
}

export interface LaunchOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
}

/** Who to start a program as so that it runs without root's rights: `nobody` for root, anybody else as themselves. */
export const ordinaryUser: Pick<LaunchOptions, 'uid' | 'gid'> =
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Starts one of the tool's own programs with node, as a shell would. */
export function launch(script: string, args: readonly string[], options: LaunchOptions = {}): Launched {
  const { env = {}, ...account } = options;
  const child = spawn(process.execPath, [script, ...args], {
    cwd: toolFolder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ?? code ?? Number.NaN));
  });
  if (child.pid === undefined) throw new Error(`${script} did not start.`);
  return {
    pid: child.pid,
    ended,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    kill: (signal) => child.kill(signal),
  };
}

/** Waits until `read` gives something, and fails with what was expected when it never does. */
export async function eventually<T>(what: string, read: () => T | undefined, timeoutMs = 20_000): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = read();
    if (value !== undefined) return value;
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for: ${what}`);
    await sleep(50);
  }
}

/** Pids of running processes whose command line or working folder names `text`; Linux only, as the test machines are. */
export function processesNaming(text: string): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => pid !== process.pid && processIdentity(pid) !== undefined)
    .filter(
      (pid) => readText(`/proc/${pid}/cmdline`).includes(text) || readText(`/proc/${pid}/environ`).includes(text),
    );
}

/** Pids of processes that run in a folder below `folder`, whatever they call themselves. */
export function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => readFolder(pid).startsWith(`${folder}/`));
}

/** Redis writes its title over its command line and environment; the folder it runs in still tells whose it is. */
function readFolder(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ESRCH' || code === 'EACCES') return '';
    throw error;
  }
}

function readText(file: string): string {
  // A process may end between the listing and the reading.
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ESRCH' || code === 'EACCES') return '';
    throw error;
  }
}
