import { spawnSync } from 'node:child_process';
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
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly if?: string;
  readonly needs?: readonly string[];
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
    'apps/cli/test/golden/scan-lines.jsonl',
    'docs/core-changes.md',
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

test.each(coreLibraries)(
  'attw asked inside libs/%s leaves out what it does from the root, and nothing more',
  (name) => {
    expect(read(`libs/${name}/.attw.json`)).toBe(read('.attw.json'));
    expect(JSON.parse(read('.attw.json'))).toEqual({ ignoreRules: ['cjs-resolves-to-esm'] });
  },
);

describe('ci.yml', () => {
  const workflow = parse(read('.github/workflows/ci.yml')) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const commandsOf = (job: string): (string | undefined)[] => workflow.jobs[job]?.steps.map((step) => step.run) ?? [];

  it('has a job of its own for the regression of the core, on the oldest and a newer Node', () => {
    expect(commandsOf('core-regression-node')).toContain('npx nx run-many -t core-regression');
    expect(workflow.jobs['core-regression-node']?.strategy?.matrix['node']).toEqual(['20.19', '22']);
    expect(workflow.jobs['core-regression-node']).not.toHaveProperty('if');
  });

  it('reports the regression of the core under one name, which a skipped or cancelled run cannot pass', () => {
    const job = workflow.jobs['core-regression'];
    const step = job?.steps[0];
    const endsWith = (result: string) =>
      spawnSync('sh', ['-c', step?.run ?? ''], { env: { PATH: process.env['PATH'], RESULT: result } }).status;

    expect(job).toMatchObject({ if: 'always()', needs: ['core-regression-node'] });
    expect(step?.env).toEqual({ RESULT: '${{ needs.core-regression-node.result }}' });
    expect(['success', 'failure', 'cancelled', 'skipped', ''].map(endsWith)).toEqual([0, 1, 1, 1, 1]);
  });

  it('compares the public faces of the core with their reports', () => {
    expect(commandsOf('lint-and-types')).toContain('npm run core:api');
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

    expect(actions.length > 0 || job.needs !== undefined).toBe(true);
    for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@v\d+$/);
  });

  it('puts nothing from a pull request into a shell line', () => {
    for (const [, job] of jobs) for (const { run } of job.steps) expect(run ?? '').not.toContain('${{');
  });
});

describe('the branch ruleset', () => {
  const ruleset = JSON.parse(read('.github/rulesets/main.json')) as {
    readonly rules: readonly { readonly type: string; readonly parameters?: Readonly<Record<string, unknown>> }[];
  };
  const parametersOf = (type: string) => ruleset.rules.find((rule) => rule.type === type)?.parameters ?? {};

  it('has the form that Settings → Rules imports', () => {
    expect(ruleset).toEqual({
      name: 'main',
      target: 'branch',
      source_type: 'Repository',
      enforcement: 'active',
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: expect.any(Array) as unknown,
      bypass_actors: [],
    });
    expect(ruleset.rules.map(({ type }) => type)).toEqual([
      'deletion',
      'non_fast_forward',
      'pull_request',
      'required_status_checks',
    ]);
  });

  it('asks for two approvals, one of them an owner, none of them of who pushed last', () => {
    expect(parametersOf('pull_request')).toEqual({
      required_approving_review_count: 2,
      require_code_owner_review: true,
      dismiss_stale_reviews_on_push: true,
      require_last_push_approval: true,
      required_review_thread_resolution: true,
      allowed_merge_methods: ['merge', 'squash', 'rebase'],
    });
  });

  it('requires every job of ci.yml by the name it reports under, reported by GitHub Actions and nobody else', () => {
    const workflow = parse(read('.github/workflows/ci.yml')) as Workflow;
    const gathered = new Set(Object.values(workflow.jobs).flatMap(({ needs }) => needs ?? []));
    const reported = Object.keys(workflow.jobs).filter((name) => !gathered.has(name));
    const { required_status_checks: required, ...rest } = parametersOf('required_status_checks') as {
      required_status_checks: readonly { context: string; integration_id: number }[];
    };

    expect(rest).toEqual({ strict_required_status_checks_policy: true, do_not_enforce_on_create: false });
    expect(required.map(({ context }) => context)).toContain('core-regression');
    expect(required.map(({ context }) => context).sort()).toEqual(reported.sort());
    expect(new Set(required.map(({ integration_id }) => integration_id))).toEqual(new Set([15_368]));
  });
});
