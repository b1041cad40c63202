import { Worker } from 'node:worker_threads';

/**
 * @typedef {import('./fuzz-target.mjs').Fault} Fault
 * @typedef {import('./fuzz-target.mjs').FuzzOptions} FuzzOptions
 * @typedef {{ readonly faults: readonly Fault[], readonly tookMs: number }} Outcome
 */

const LOOK_EVERY_MS = 200;

/**
 * Fuzzes one target in a thread and ends it when one input takes longer than `hangMs`.
 * @param {string} targetsUrl module that exports `TARGETS`
 * @param {string} name
 * @param {FuzzOptions} options
 * @param {number} hangMs
 * @returns {Promise<Outcome>}
 */
export function watchTarget(targetsUrl, name, options, hangMs) {
  const progress = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const current = new Int32Array(progress);
  // Nothing is in hand yet: loading the targets may take its time.
  current[0] = -1;
  const worker = new Worker(new URL('./fuzz-worker.mjs', import.meta.url), {
    workerData: { targetsUrl, name, options, progress },
  });
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    let last = { index: -1, since: startedAt };
    const watcher = setInterval(() => {
      const index = Atomics.load(current, 0);
      const now = performance.now();
      if (index !== last.index) last = { index, since: now };
      else if (index >= 0 && now - last.since > hangMs) {
        clearInterval(watcher);
        const fault = { index, what: `hung for more than ${hangMs} ms`, input: 'made again by --from and --runs 1' };
        void worker.terminate().then(() => resolve({ faults: [fault], tookMs: now - startedAt }));
      }
    }, LOOK_EVERY_MS);
    worker.once('message', (/** @type {Outcome} */ outcome) => {
      clearInterval(watcher);
      resolve(outcome);
    });
    worker.once('error', (error) => {
      clearInterval(watcher);
      reject(error);
    });
  });
}
