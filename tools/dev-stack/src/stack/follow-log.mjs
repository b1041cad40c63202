import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const POLL_MS = 200;

/**
 * Copies what a program writes to standard error, each line with the program's name, until it has ended.
 * @param {import('../process/running-process.mjs').RunningProcess} running
 */
export function followLog(running) {
  const file = openSync(running.logFile, 'r');
  let position = Math.max(0, fstatSync(file).size - Buffer.byteLength(running.output()));
  let rest = '';
  const copy = () => {
    const length = fstatSync(file).size - position;
    if (length <= 0) return;
    const chunk = Buffer.alloc(length);
    position += readSync(file, chunk, 0, length, position);
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) process.stderr.write(`[${running.name}] ${line}\n`);
  };
  const timer = setInterval(copy, POLL_MS);
  const finish = () => {
    clearInterval(timer);
    copy();
    closeSync(file);
  };
  running.exited.then(finish, finish);
}
