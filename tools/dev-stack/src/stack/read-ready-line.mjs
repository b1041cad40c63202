/**
 * The JSON line that a sandbox prints when it is ready; undefined until then.
 * @param {import('../process/running-process.mjs').RunningProcess} running
 * @param {string} key a field of that line
 * @returns {Readonly<Record<string, unknown>> | undefined}
 */
export function readReadyLine(running, key) {
  const line = running
    .output()
    .split('\n')
    .slice(0, -1)
    .find((text) => text.startsWith(`{"${key}"`));
  return line === undefined ? undefined : JSON.parse(line);
}
