import { readJson, WORKSPACES } from './workspaces.js';
import type { Manifest } from './workspaces.js';

const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
const root = readJson('package.json') as Manifest;

const wanted = [
  ...WORKSPACES.map(({ path, manifest }) => ({ path, manifest })),
  { path: 'package.json', manifest: root },
].flatMap(({ path, manifest }) =>
  Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).map(([name, version]) => ({
    path,
    name,
    version,
  })),
);

describe('dependencies', () => {
  it('of every workspace are pinned exactly', () => {
    const ranges = wanted.filter(({ path, version }) => path !== 'package.json' && !EXACT.test(version));

    expect(ranges).toEqual([]);
  });

  it('have the same version wherever they are named', () => {
    const versions = new Map<string, Set<string>>();
    for (const { name, version } of wanted) {
      if (EXACT.test(version)) versions.set(name, (versions.get(name) ?? new Set()).add(version));
    }
    const split = [...versions].filter(([, found]) => found.size > 1).map(([name, found]) => [name, ...found]);

    expect(split).toEqual([]);
  });

  it('between workspaces name the version that the other one has', () => {
    const versions = new Map(WORKSPACES.map(({ manifest }) => [manifest.name, manifest.version]));
    const wrong = wanted.filter(({ name, version }) => name.startsWith('@hunter/') && versions.get(name) !== version);

    expect(wrong).toEqual([]);
  });

  it('of the root are tools, so that no deployable gets them unasked', () => {
    expect(root.dependencies).toBeUndefined();
  });
});
