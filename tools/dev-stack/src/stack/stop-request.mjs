import { commandLineOf, parentOf, processIdentity } from '../process/process-table.mjs';

const NPM_POLL_MS = 250;

/**
 * Resolves when the launcher is asked to stop: by a signal, or because the npm that runs it is gone (a killed npm passes
 * no signal on).
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ requested: Promise<string>, close: () => void }}
 */
export function listenForStop(env) {
  /** @type {(reason: string) => void} */
  let stop = () => undefined;
  /** @type {Promise<string>} */
  const requested = new Promise((resolve) => (stop = resolve));
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const onSignal = (/** @type {string} */ signal) => stop(signal);
  for (const signal of signals) process.on(signal, onSignal);
  const isNpmGone = watchNpm(env);
  const timer = setInterval(() => isNpmGone() && stop('npm is gone'), NPM_POLL_MS);
  return {
    requested,
    close: () => {
      for (const signal of signals) process.off(signal, onSignal);
      clearInterval(timer);
    },
  };
}

/**
 * npm puts a shell between itself and the launcher, and that shell outlives it.
 * @param {NodeJS.ProcessEnv} env
 * @returns {() => boolean}
 */
function watchNpm(env) {
  if (env['npm_lifecycle_event'] !== 'start') return () => false;
  const parent = process.ppid;
  const npm = [parent, parentOf(parent)].find((pid) => pid !== undefined && commandLineOf(pid)[0]?.startsWith('npm'));
  const watched = [parent, npm].flatMap((pid) => (pid === undefined ? [] : [{ pid, identity: processIdentity(pid) }]));
  return () => watched.some(({ pid, identity }) => processIdentity(pid) !== identity);
}
