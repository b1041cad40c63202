import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';
import { fuzzTarget } from './fuzz-target.mjs';

// One target in a thread of its own, so that one that hangs can be ended. `progress` tells the watcher the input in hand.
// A thread does not take over what its parent loads TypeScript with.
register();
const { targetsUrl, name, options, progress } = workerData;
const { TARGETS } = await import(targetsUrl);
const target = TARGETS.find((/** @type {{ name: string }} */ each) => each.name === name);
const current = new Int32Array(progress);
const startedAt = performance.now();
const faults = fuzzTarget(target, options, (index) => {
  current[0] = index;
});
parentPort?.postMessage({ faults, tookMs: performance.now() - startedAt });
