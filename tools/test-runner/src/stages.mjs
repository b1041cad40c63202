import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { jestProjects, mentions, specsNaming } from './jest-projects.mjs';

/**
 * @typedef {object} Surroundings
 * @property {string} root
 * @property {NodeJS.ProcessEnv} env
 *
 * @typedef {object} Plan
 * @property {readonly (readonly string[])[]} commandLines run at the same time; none when there is nothing to run
 * @property {NodeJS.ProcessEnv} [env] on top of ours
 * @property {boolean} [countsTests] a jest run, whose report is asked for and counted
 * @property {readonly string[]} [skipped] what is left out, and why
 *
 * @typedef {object} Stage
 * @property {string} name
 * @property {boolean} [isRequired] nothing after it makes sense when it fails
 * @property {(surroundings: Surroundings) => Plan} plan
 */

/**
 * Specs that start processes, one after the other. The time limit is that of a busy machine, and given here because jest
 * heeds `testTimeout` of the first project alone.
 */
const IN_BAND = ['--runInBand', '--testTimeout=120000'];

/** Fast ones first, so that a slip is known early. */
export const STAGES = /** @type {const} @satisfies {readonly Stage[]} */ ([
  { name: 'lint', plan: ({ root }) => nxPlan(root, 'lint-all') },
  { name: 'typecheck', plan: ({ root }) => nxPlan(root, 'typecheck-all') },
  // Command line tools and browser tests run what is built.
  { name: 'build', isRequired: true, plan: ({ root }) => nxPlan(root, 'build') },
  { name: 'unit', plan: planUnit },
  { name: 'integration', plan: planIntegration },
  { name: 'integration-embedded-redis', plan: planIntegrationOnEmbeddedRedis },
  { name: 'e2e', plan: planEndToEnd },
]);

/**
 * @param {string} root
 * @param {string} target
 * @returns {Plan}
 */
function nxPlan(root, target) {
  const nx = createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js');
  return {
    commandLines: [[process.execPath, nx, 'run-many', `--target=${target}`, '--output-style=static', '--parallel=2']],
    env: { NX_DAEMON: 'false', NX_TUI: 'false' },
  };
}

/**
 * All unit tests in one jest run, without Nx's cache: what is counted has run. A core library's `core-regression` is
 * the same configuration, so it is in here once.
 * @param {Surroundings} surroundings
 * @returns {Plan}
 */
function planUnit({ root }) {
  return jestPlan(root, jestProjects(root, 'jest.config.cjs'), 'jest.config.cjs', [
    '--maxWorkers=2',
    '--testTimeout=30000',
  ]);
}

/**
 * The integrations wait for their sandboxes and the tools for services of their own, so each runs beside the rest.
 * @param {Surroundings} surroundings
 * @returns {Plan}
 */
function planIntegration({ root }) {
  const configName = 'jest.int.config.cjs';
  const projects = jestProjects(root, configName);
  const lanes = [
    projects.filter(isIntegration),
    projects.filter((project) => !isIntegration(project) && !isTool(project)),
    projects.filter(isTool),
  ];
  return sideBySide(lanes.map((lane) => withServices(root, jestPlan(root, lane, configName))));
}

/** What a spec says when it runs a second time; `tools/embedded-redis` compares the two servers feature by feature. */
const EMBEDDED_REDIS_MARK = 'also on the embedded redis';

/**
 * Once more on the embedded Redis, the specs that ask for it. The tools choose their own servers and have been through
 * both.
 * @param {Surroundings} surroundings
 * @returns {Plan}
 */
function planIntegrationOnEmbeddedRedis({ root }) {
  const projects = jestProjects(root, 'jest.int.config.cjs').filter((project) => !isTool(project));
  const specs = projects.map((project) => specsNaming(root, project, /\.int-spec\.[jt]s$/, EMBEDDED_REDIS_MARK));
  const concerned = projects.filter((_project, index) => specs[index]?.length !== 0);
  const options = [...IN_BAND, '--runTestsByPath', ...specs.flat()];
  const plan = withServices(root, jestPlan(root, concerned, 'jest.int.config.cjs', options));
  return { ...plan, env: { HUNTER_REDIS: 'embedded' } };
}

/**
 * The whole product, whose specs wait for leases and time-outs much of the time, runs beside the others, whose time goes
 * into one browser. Without a Chromium, a project whose configuration knows
 * HUNTER_CHROMIUM leaves its browser tests out by itself, and any other that needs a browser is left out.
 * @param {Surroundings} surroundings
 * @returns {Plan}
 */
function planEndToEnd({ root, env }) {
  const configName = 'jest.e2e.config.cjs';
  const projects = jestProjects(root, configName);
  const chromium = findChromium(env);
  if (chromium !== undefined) return { ...planLanes(root, projects, configName), env: { HUNTER_CHROMIUM: chromium } };
  const leftOut = projects.filter(
    (project) =>
      mentions(root, project, 'playwright-core') &&
      !readFileSync(join(root, project, configName), 'utf8').includes('HUNTER_CHROMIUM'),
  );
  const plan = planLanes(
    root,
    projects.filter((project) => !leftOut.includes(project)),
    configName,
  );
  const reasons = leftOut.map((project) => `browser tests of ${project}: no Chromium (set HUNTER_CHROMIUM)`);
  return { ...plan, skipped: [...reasons, ...(plan.skipped ?? [])] };
}

/**
 * @param {string} root
 * @param {readonly string[]} projects
 * @param {string} configName
 * @returns {Plan}
 */
function planLanes(root, projects, configName) {
  const isApart = (/** @type {string} */ project) => project === 'tools/e2e';
  return sideBySide(
    [projects.filter((project) => !isApart(project)), projects.filter(isApart)].map((lane) =>
      jestPlan(root, lane, configName),
    ),
  );
}

/**
 * One plan of several that run at the same time; nothing is left out as long as one of them has something to run.
 * @param {readonly Plan[]} plans
 * @returns {Plan}
 */
function sideBySide(plans) {
  const busy = plans.filter(({ commandLines }) => commandLines.length > 0);
  if (busy.length === 0) return plans[0] ?? { commandLines: [] };
  return { countsTests: true, commandLines: busy.flatMap(({ commandLines }) => commandLines) };
}

/** @param {string} project */
function isIntegration(project) {
  return project.startsWith('libs/integrations-');
}

/** @param {string} project */
function isTool(project) {
  return project.startsWith('tools/');
}

/**
 * @param {string} root
 * @param {readonly string[]} projects
 * @param {string} configName
 * @param {readonly string[]} [options]
 * @returns {Plan}
 */
function jestPlan(root, projects, configName, options = IN_BAND) {
  if (projects.length === 0) return { commandLines: [], skipped: [`no project to run with ${configName}`] };
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const configs = projects.map((project) => join(root, project, configName));
  return {
    commandLines: [[process.execPath, jest, '--ci', ...options, '--projects', ...configs]],
    countsTests: true,
  };
}

/**
 * @param {string} root
 * @param {Plan} plan
 * @returns {Plan}
 */
function withServices(root, plan) {
  const launcher = [process.execPath, join(root, 'tools/dev-stack/bin/with-services.mjs'), '--'];
  return { ...plan, commandLines: plan.commandLines.map((commandLine) => [...launcher, ...commandLine]) };
}

/** @param {NodeJS.ProcessEnv} env */
function findChromium(env) {
  const named = env['HUNTER_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((program) => folders.map((folder) => join(folder, program)))
    .find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next folder may have one.
    return false;
  }
}
