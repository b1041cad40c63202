import { spawn } from 'node:child_process';

/**
 * Runs a program with our own output; a signal that we get goes on to it, and it decides how to end.
 * @param {readonly string[]} commandLine
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ ok: boolean, signal: NodeJS.Signals | null }>} signal: what interrupted us meanwhile
 */
export async function runCommand([command, ...args], { cwd, env }) {
  if (command === undefined) throw new Error('There is nothing to run.');
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
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
    return { ok: code === 0, signal: interruptedBy };
  } finally {
    for (const signal of signals) process.off(signal, passOn);
  }
}
