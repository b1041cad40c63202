import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, readText, ROOT, WORKSPACES } from './workspaces.js';

interface Constraint {
  readonly sourceTag: string;
  readonly onlyDependOnLibsWithTags: readonly string[];
  readonly allowedExternalImports?: readonly string[];
}

let constraints: readonly Constraint[];
let knownScopes: readonly string[];

beforeAll(async () => {
  const { boundaries } = (await import(join(ROOT, 'eslint/boundaries.mjs'))) as {
    boundaries: { depConstraints: readonly Constraint[] };
  };
  constraints = boundaries.depConstraints;
  knownScopes = constraints.map(({ sourceTag }) => sourceTag);
});

const core = WORKSPACES.filter(({ path }) => path.startsWith('libs/core-'));

/** Where a project of each kind lives, so that a tag cannot be borrowed for what it allows. */
const HOMES: readonly (readonly [scope: string, home: RegExp])[] = [
  ['scope:core', /^libs\/core-/],
  ['scope:transport', /^libs\/(dns|whois)-transport$|^libs\/ip-sources$/],
  ['scope:integration', /^libs\/integrations-/],
  ['scope:contracts', /^libs\/contracts$/],
  ['scope:platform', /^libs\/platform$/],
  ['scope:persistence', /^libs\/persistence$/],
  ['scope:leads', /^libs\/leads$/],
  ['scope:sandbox', /^tools\/[\w-]+-sandbox$/],
  ['scope:tool', /^tools\//],
  ['scope:web', /^apps\/web$/],
  ['scope:app', /^apps\/(api|worker|cli)$/],
];

describe('every project', () => {
  it.each(WORKSPACES.map((workspace) => [workspace.path, workspace] as const))(
    '%s has one scope, that of its folder, and the boundaries know it',
    (path, { manifest }) => {
      const scopes = (manifest.nx?.tags ?? []).filter((tag) => tag.startsWith('scope:'));

      expect(scopes).toHaveLength(1);
      expect(knownScopes).toContain(scopes[0]);
      expect(HOMES.find(([, home]) => home.test(path))?.[0]).toBe(scopes[0]);
      expect(manifest.name).toBe(`@hunter/${path.split('/').at(-1) ?? ''}`);
    },
  );

  it.each(WORKSPACES.map((workspace) => [workspace.path, workspace] as const))(
    '%s is linted and type checked',
    (_path, { manifest }) => {
      expect(Object.keys(manifest.nx?.targets ?? {})).toEqual(expect.arrayContaining(['lint', 'typecheck']));
    },
  );

  it('of an integration names its vendor', () => {
    const integrations = WORKSPACES.filter(({ path }) => path.startsWith('libs/integrations-'));

    expect(integrations.length).toBeGreaterThan(1);
    for (const { manifest } of integrations) {
      expect((manifest.nx?.tags ?? []).filter((tag) => tag.startsWith('vendor:'))).toHaveLength(1);
    }
  });

  it('has a tag that the boundaries constrain, and no constraint is left without a project', () => {
    const used = new Set(WORKSPACES.flatMap(({ manifest }) => manifest.nx?.tags ?? []));

    expect(knownScopes.filter((scope) => !used.has(scope))).toEqual([]);
  });
});

/** What is frozen runs under one word, so that nothing of it can be left out of the check that a merge needs. */
const frozen = WORKSPACES.filter(({ path }) => /^libs\/(core-.*|(dns|whois)-transport)$|^apps\/cli$/.test(path));

describe('everything frozen', () => {
  it('is found: the engines, both transports and the CLI', () => {
    expect(frozen.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['apps/cli', 'libs/core-dns', 'libs/dns-transport', 'libs/whois-transport']),
    );
  });

  it.each(frozen.map((workspace) => [workspace.path, workspace] as const))(
    '%s is run by core-regression, and by test through it',
    (_path, { manifest }) => {
      expect(manifest.nx?.targets).toHaveProperty('core-regression');
      expect(manifest.nx?.targets?.['core-regression']).not.toHaveProperty('options');
      expect(manifest.nx?.targets?.['test']).toMatchObject({ dependsOn: ['core-regression'] });
    },
  );
});

describe('every core lib', () => {
  it('is found', () => {
    expect(core.length).toBeGreaterThanOrEqual(6);
    expect(constraints.find(({ sourceTag }) => sourceTag === 'scope:core')?.allowedExternalImports).toEqual([]);
  });

  it.each(core.map(({ path }) => path))('%s says what it is for, and a test runs its example', (path) => {
    expect(readText(`${path}/README.md`).length).toBeGreaterThan(300);
    expect(existsSync(join(ROOT, path, 'test/readme.spec.ts'))).toBe(true);
  });

  it.each(core.map(({ path }) => path))('%s has specs over tables or vectors', (path) => {
    const specs = filesUnder(path, '.spec.ts').filter((file) => !file.endsWith('readme.spec.ts'));
    const tables = specs.filter((file) => /\.each[(<`]/.test(readText(file)));

    expect([...tables, ...filesUnder(`${path}/test/golden`, '.jsonl')]).not.toEqual([]);
  });

  it.each(core.map(({ path }) => path))('%s has its face in src/index.ts and its sources in src/lib', (path) => {
    const outside = filesUnder(`${path}/src`, '.ts').filter(
      (file) => file !== `${path}/src/index.ts` && !file.startsWith(`${path}/src/lib/`),
    );

    expect(existsSync(join(ROOT, path, 'src/index.ts'))).toBe(true);
    expect(outside).toEqual([]);
  });
});
