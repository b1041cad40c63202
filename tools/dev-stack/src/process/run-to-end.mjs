import { StackFailure } from './stack-failure.mjs';
import { describeExit } from './wait-until-ready.mjs';

/**
 * Runs a program that ends by itself, and fails with its last lines when it does not end well.
 * @param {import('./process-life.mjs').ProcessLife} life
 * @param {import('./running-process.mjs').ProcessSpec} spec
 */
export async function runToEnd(life, spec) {
  const running = life.start(spec);
  const exit = await running.exited;
  if (exit.code === 0) return;
  throw new StackFailure(
    `${spec.name} failed (${describeExit(exit)}); its log: ${running.logFile}`,
    running.lastLines(),
  );
}
