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
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, isHeld: boolean }} options isHeld: what it says is returned, not shown
 * @returns {Promise<{ ok: boolean, signal: NodeJS.Signals | null, leftOut: readonly string[], said: string }>} signal:
 *   what interrupted us meanwhile
 */
export async function runCommand([command, ...args], { cwd, env, isHeld }) {
  if (command === undefined) throw new Error('There is nothing to run.');
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', isHeld ? 'pipe' : 'inherit', 'pipe'] });
  /** @type {string[]} */
  const held = [];
  const say = (/** @type {string} */ text) => (isHeld ? held.push(text) : process.stderr.write(text));
  child.stdout?.setEncoding('utf8').on('data', say);
  const errors = /** @type {import('node:stream').Readable} */ (child.stderr);
  const leftOut = passErrorsOn(errors, say);
  const lastWords = Promise.all([child.stdout, errors].map((stream) => stream && once(stream, 'close')));
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
    await Promise.race([lastWords, sleep(LAST_WORDS_MS, undefined, { ref: false })]);
    return { ok: code === 0, signal: interruptedBy, leftOut: [...leftOut], said: held.join('') };
  } finally {
    for (const signal of signals) process.off(signal, passOn);
  }
}

/**
 * @param {import('node:stream').Readable} errors
 * @param {(text: string) => void} say
 * @returns {ReadonlySet<string>} grows while it is read
 */
function passErrorsOn(errors, say) {
  /** @type {Set<string>} */
  const leftOut = new Set();
  createInterface({ input: errors }).on('line', (line) => {
    say(`${line}\n`);
    const reason = LEFT_OUT.exec(line)?.[1];
    if (reason !== undefined) leftOut.add(reason);
  });
  return leftOut;
}
