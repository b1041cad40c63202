import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a spec or a jest configuration says on standard error that it leaves something out, and why. */
const LEFT_OUT = /^(?:left out|not run): (.+)$/;

/** Its last words come after its exit; a process that it left behind may hold the line open for ever. */
const LAST_WORDS_MS = 2_000;

/**
 * Runs a program with our own output; a signal that we get goes on to it, and it decides how to end.
 * @param {readonly string[]} commandLine
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ ok: boolean, signal: NodeJS.Signals | null, leftOut: readonly string[] }>} signal: what
 *   interrupted us meanwhile
 */
export async function runCommand([command, ...args], { cwd, env }) {
  if (command === undefined) throw new Error('There is nothing to run.');
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'pipe'] });
  const leftOut = passErrorsOn(child.stderr);
  const said = once(child.stderr, 'close');
  /** @type {NodeJS.Signals | null} */
  let interruptedBy = null;
  const passOn = (/** @type {NodeJS.Signals} */ signal) => {
    interruptedBy = signal;
    child.kill(signal);
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, passOn);
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    await Promise.race([said, sleep(LAST_WORDS_MS, undefined, { ref: false })]);
    return { ok: code === 0, signal: interruptedBy, leftOut: [...leftOut] };
  } finally {
    for (const signal of signals) process.off(signal, passOn);
  }
}

/**
 * @param {import('node:stream').Readable} errors
 * @returns {ReadonlySet<string>} grows while it is read
 */
function passErrorsOn(errors) {
  /** @type {Set<string>} */
  const leftOut = new Set();
  createInterface({ input: errors }).on('line', (line) => {
    process.stderr.write(`${line}\n`);
    const reason = LEFT_OUT.exec(line)?.[1];
    if (reason !== undefined) leftOut.add(reason);
  });
  return leftOut;
}
