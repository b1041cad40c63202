import { parseArgs } from 'node:util';
import { checkApiReport } from './check-api-report.mjs';
import { listCoreLibraries } from './core-libraries.mjs';

/**
 * `npm run core:api`: compares the public face of every core library with its committed report; `--update` writes them.
 * @param {{ root: string, args: readonly string[], write: (line: string) => void }} options
 * @returns {number} exit code: 0 as reported, 1 different
 */
export function runCoreApi({ root, args, write }) {
  const { values } = parseArgs({ args: [...args], options: { update: { type: 'boolean', default: false } } });
  const { update } = values;
  const verdicts = listCoreLibraries(root).map((library) => ({ ...library, ...checkApiReport(library, { update }) }));
  for (const { packageName, changed, problems } of verdicts) {
    for (const problem of problems) write(`core-api: ${packageName}: ${problem}`);
    if (update && changed && problems.length === 0) write(`core-api: ${packageName}: report written.`);
  }
  const refused = verdicts.filter(({ problems }) => problems.length > 0).length;
  write(
    refused === 0
      ? `core-api: ${String(verdicts.length)} public faces are as reported.`
      : `core-api: ${String(refused)} of ${String(verdicts.length)} public faces are not as reported. Undo that, or run ` +
          '"npm run core:api -- --update" and have the new report reviewed.',
  );
  return refused === 0 ? 0 : 1;
}
