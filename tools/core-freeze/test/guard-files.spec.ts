import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { FROZEN_PATHS, GUARD_PATHS, isUnder } from '../src/frozen-paths.mjs';

const ROOT = join(__dirname, '../../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const libraries = readdirSync(join(ROOT, 'libs'));
const coreLibraries = libraries.filter((name) => name.startsWith('core-'));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly if?: string;
  readonly steps: readonly Step[];
  readonly permissions?: unknown;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly 'continue-on-error'?: boolean;
}

interface Workflow {
  readonly on: { readonly push: { readonly branches: string[] }; readonly pull_request: { readonly types: string[] } };
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

describe('CODEOWNERS', () => {
  const rules = read('CODEOWNERS')
    .split('\n')
    .map((line) => line.replace(/#.*$/, '').trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/));
  /** As GitHub reads the file: the last line that matches decides. */
  const ownersOf = (path: string): readonly string[] =>
    rules.findLast(([pattern]) => pattern === '*' || isUnder(path, [pattern!]))?.slice(1) ?? [];

  it('knows at least the engines that the house is built of', () => {
    expect(coreLibraries).toEqual(
      expect.arrayContaining(['core-dns', 'core-normalizer', 'core-provider-map', 'core-sales-engine', 'core-scoring']),
    );
  });

  it.each([...coreLibraries, 'dns-transport', 'whois-transport'].map((name) => `libs/${name}/src/lib/any.ts`))(
    'gives %s to the owners of the core, and the freeze knows it',
    (path) => {
      expect(ownersOf(path)).toEqual(['@hunter/core-owners']);
      expect(isUnder(path, FROZEN_PATHS)).toBe(true);
    },
  );

  it.each([
    'libs/core-scoring/rules/v1.json',
    'libs/core-dns/test/golden/any.jsonl',
    'libs/core-dns/package.json',
    'apps/cli/src/lib/scan-line.ts',
    'eslint/boundaries.mjs',
    'eslint.config.mjs',
    'tools/arch-tests/test/any.spec.ts',
    'tools/core-freeze/src/frozen-paths.mjs',
    '.github/workflows/ci.yml',
    'CODEOWNERS',
  ])('gives %s to the owners of the core', (path) => {
    expect(ownersOf(path)).toEqual(['@hunter/core-owners']);
  });

  it.each([...FROZEN_PATHS, ...GUARD_PATHS])('has a line for %s', (pattern) => {
    expect(rules.find(([written]) => written === pattern)?.slice(1)).toEqual(['@hunter/core-owners']);
  });

  it('leaves what is not frozen to the maintainers', () => {
    expect(ownersOf('apps/web/src/main.tsx')).toEqual(['@hunter/maintainers']);
  });
});

describe('ci.yml', () => {
  const workflow = parse(read('.github/workflows/ci.yml')) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const commandsOf = (job: string): (string | undefined)[] => workflow.jobs[job]?.steps.map((step) => step.run) ?? [];

  it('has a job of its own for the regression of the core, on the oldest and a newer Node', () => {
    expect(commandsOf('core-regression')).toContain('npx nx run-many -t core-regression');
    expect(workflow.jobs['core-regression']?.strategy?.matrix['node']).toEqual(['20.19', '22']);
    expect(workflow.jobs['core-regression']).not.toHaveProperty('if');
  });

  it('runs everything that npm test runs', () => {
    expect(commandsOf('gate')).toContain('npm test');
  });

  it('judges pull requests by the rules of the branch they go into, again when the description changes', () => {
    const freeze = workflow.jobs['core-freeze'];

    expect(freeze?.if).toBe("github.event_name == 'pull_request'");
    expect(freeze?.steps[0]?.with?.['ref']).toBe('${{ github.event.pull_request.base.sha }}');
    expect(commandsOf('core-freeze')).toContain('node tools/core-freeze/bin/check-hotfix.mjs');
    expect(workflow.on.pull_request.types).toEqual(expect.arrayContaining(['opened', 'synchronize', 'edited']));
  });

  it('may read the repository and nothing else', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(jobs.filter(([, job]) => job.permissions !== undefined)).toEqual([]);
  });

  it('lets no job fail unseen', () => {
    expect(jobs.filter(([, job]) => job['continue-on-error'] !== undefined)).toEqual([]);
  });

  it.each(jobs)('pins the actions of %s to a major version', (_name, job) => {
    const actions = job.steps.flatMap((step) => step.uses ?? []);

    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@v\d+$/);
  });

  it('puts nothing from a pull request into a shell line', () => {
    for (const [, job] of jobs) for (const { run } of job.steps) expect(run ?? '').not.toContain('${{');
  });
});

describe('the branch ruleset', () => {
  const ruleset = JSON.parse(read('.github/rulesets/main.json')) as {
    rules: { type: string; parameters?: Record<string, unknown> }[];
  };
  const parametersOf = (type: string) => ruleset.rules.find((rule) => rule.type === type)?.parameters ?? {};

  it('asks for two approvals, one of them an owner', () => {
    expect(parametersOf('pull_request')).toMatchObject({
      required_approving_review_count: 2,
      require_code_owner_review: true,
    });
  });

  it('requires every job of ci.yml by the name it reports under', () => {
    const workflow = parse(read('.github/workflows/ci.yml')) as Workflow;
    const reported = Object.entries(workflow.jobs).flatMap(([name, { strategy }]) =>
      strategy === undefined ? [name] : (strategy.matrix['node'] ?? []).map((node) => `${name} (${node})`),
    );
    const required = parametersOf('required_status_checks')['required_status_checks'] as { context: string }[];

    expect(required.map(({ context }) => context).sort()).toEqual(reported.sort());
  });
});
