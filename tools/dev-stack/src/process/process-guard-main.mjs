// Outlives the launcher: when the launcher's end of the pipe closes, stops what it was told to watch. A launcher that
// stops in order has withdrawn every entry by then, so nothing is left to do.
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { stopProcess } from './stop-process.mjs';

/** @type {Map<number, import('./stop-process.mjs').StoppableProcess>} */
const watched = new Map();
/** @type {string | undefined} */
let throwAwayFolder;

// A signal to every process of a session must not take the guard along before its wards.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const message = /** @type {import('./process-guard.mjs').GuardMessage} */ (JSON.parse(line));
  if (message.kind === 'watch') watched.set(message.target.pid, message.target);
  else if (message.kind === 'forget') watched.delete(message.pid);
  else throwAwayFolder = message.folder;
}

for (const target of [...watched.values()].reverse()) {
  const outcome = await stopProcess(target);
  process.stdout.write(`${new Date().toISOString()} launcher is gone: ${target.name} (pid ${target.pid}) ${outcome}\n`);
}
if (throwAwayFolder !== undefined) rmSync(throwAwayFolder, { recursive: true, force: true });
