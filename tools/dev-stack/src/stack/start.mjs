import { StackFailure } from '../process/stack-failure.mjs';
import { runStack } from './run-stack.mjs';
import { USAGE, UsageError, readStackOptions } from './stack-options.mjs';

/**
 * `npm start` as a function of where the clone is.
 * @param {string} root
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code: 0 stopped on request, 1 failed, 2 usage
 */
export async function start(root, args, env) {
  try {
    const options = readStackOptions(root, args, env);
    if (options === 'help') process.stdout.write(USAGE);
    else await runStack(options);
    return 0;
  } catch (error) {
    if (!(error instanceof StackFailure)) throw error;
    process.stderr.write([error.message, ...error.details.map((line) => `  ${line}`)].join('\n') + '\n');
    return error instanceof UsageError ? error.exitCode : 1;
  }
}
