import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { judgeCoreDependencies } from './judge-core-dependencies.js';
import type { CoreDependencies } from './judge-core-dependencies.js';
import { readText, ROOT, WORKSPACES } from './workspaces.js';

const readDocument = (path: string): string | undefined => (existsSync(join(ROOT, path)) ? readText(path) : undefined);

describe('the npm packages of the core', () => {
  let list: CoreDependencies;

  beforeAll(async () => {
    const module = (await import(join(ROOT, 'eslint/core-dependencies.mjs'))) as {
      CORE_DEPENDENCIES: CoreDependencies;
    };
    list = module.CORE_DEPENDENCIES;
  });

  it('are a short list', () => {
    expect([...new Set(Object.values(list).flatMap((packages) => Object.keys(packages)))].sort()).toEqual([
      'tldts',
      'tr46',
    ]);
  });

  it('are listed for libraries that exist', () => {
    expect(Object.keys(list).filter((library) => !existsSync(join(ROOT, 'libs', library)))).toEqual([]);
  });

  it.each(
    WORKSPACES.filter(({ path }) => path.startsWith('libs/core-')).map(
      (workspace) => [workspace.path, workspace] as const,
    ),
  )('that %s depends on are listed for it, each with its decision', (path, { manifest }) => {
    expect(judgeCoreDependencies({ library: path.replace('libs/', ''), manifest, list, readDocument })).toEqual([]);
  });
});

describe('judgeCoreDependencies', () => {
  const list = { 'core-dns': { tr46: 'docs/adr/0003-names.md' } };
  const documents: Readonly<Record<string, string>> = { 'docs/adr/0003-names.md': 'We use `tr46` for names.' };
  const judge = (dependencies: Readonly<Record<string, string>>, changes: CoreDependencies = list) =>
    judgeCoreDependencies({
      library: 'core-dns',
      manifest: { dependencies },
      list: changes,
      readDocument: (path) => documents[path],
    });

  it('has nothing against core libraries and listed packages with a decision', () => {
    expect(judge({ '@hunter/core-scoring': '1.0.0', tr46: '6.0.0' })).toEqual([]);
  });

  it.each([
    ['a package that is not listed', { tr46: '6.0.0', axios: '1.0.0' }, list, 'may not depend on axios'],
    [
      'a package that is listed for another library',
      { tldts: '7.0.0', tr46: '6.0.0' },
      { ...list, 'core-x': { tldts: 'docs/adr/0003-names.md' } },
      'may not depend on tldts',
    ],
    [
      'a package of ours that is no core library',
      { tr46: '6.0.0', '@hunter/platform': '1.0.0' },
      list,
      'may not depend on @hunter/platform',
    ],
    ['a listed package that nobody uses', {}, list, 'listed with tr46'],
    [
      'a decision that is not there',
      { tr46: '6.0.0' },
      { 'core-dns': { tr46: 'docs/adr/0099-none.md' } },
      'decides nothing about tr46',
    ],
    [
      'a decision about something else',
      { tr46: '6.0.0', psl: '1.0.0' },
      { 'core-dns': { ...list['core-dns'], psl: 'docs/adr/0003-names.md' } },
      'decides nothing about psl',
    ],
    [
      'a decision that is no record',
      { tr46: '6.0.0' },
      { 'core-dns': { tr46: 'README.md' } },
      'decides nothing about tr46',
    ],
  ])('refuses %s', (_name, dependencies, changed, complaint) => {
    expect(judge(dependencies as Readonly<Record<string, string>>, changed as CoreDependencies)).toEqual([
      expect.stringContaining(complaint),
    ]);
  });
});
