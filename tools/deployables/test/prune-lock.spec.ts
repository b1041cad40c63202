import type { LockedPackages } from '../src/resolve-package.mjs';
import { pruneLock } from '../src/prune-lock.mjs';

const library = { 'node_modules/@house/lib': { link: true, resolved: 'libs/lib' } };

const prune = (packages: LockedPackages) => pruneLock({ lockfileVersion: 3, packages }, 'apps/app').lock.packages;

const downloaded = (version: string, more: object = {}) => ({
  version,
  resolved: `https://registry.example/${version}.tgz`,
  integrity: `sha512-${version}`,
  ...more,
});

describe('a pruned lock', () => {
  it('holds what the app reaches in production and nothing else, as the workspace has locked it', () => {
    const packages = prune({
      '': { dependencies: { 'only-root': '1.0.0' } },
      'apps/app': { name: '@house/app', version: '0.1.0', dependencies: { direct: '1.0.0' } },
      'apps/other': { name: '@house/other', dependencies: { 'only-other': '1.0.0' } },
      'node_modules/direct': downloaded('1.0.0', { dependencies: { deep: '^2.0.0' } }),
      'node_modules/deep': downloaded('2.3.4'),
      'node_modules/only-other': downloaded('1.0.0'),
      'node_modules/only-root': downloaded('1.0.0'),
    });

    expect(packages).toEqual({
      '': { name: '@house/app', version: '0.1.0', dependencies: { direct: '1.0.0' } },
      'node_modules/deep': downloaded('2.3.4'),
      'node_modules/direct': downloaded('1.0.0', { dependencies: { deep: '^2.0.0' } }),
    });
  });

  it('links the libraries of the workspace, those of libraries too, and names them by their folder', () => {
    const packages = prune({
      ...library,
      'node_modules/@house/base': { link: true, resolved: 'libs/base' },
      'apps/app': { name: '@house/app', version: '0.1.0', dependencies: { '@house/lib': '0.1.0' } },
      'libs/lib': { name: '@house/lib', version: '0.1.0', dependencies: { '@house/base': '0.1.0', far: '1.0.0' } },
      'libs/base': { name: '@house/base', version: '0.1.0' },
      'node_modules/far': downloaded('1.0.0'),
    });

    expect(packages['']?.dependencies).toEqual({ '@house/lib': 'file:workspace_modules/@house/lib' });
    expect(packages['node_modules/@house/base']).toEqual({ link: true, resolved: 'workspace_modules/@house/base' });
    expect(packages['workspace_modules/@house/lib']).toEqual({
      name: '@house/lib',
      version: '0.1.0',
      dependencies: { '@house/base': 'file:../base', far: '1.0.0' },
    });
    expect(packages['node_modules/far']).toBeDefined();
  });

  it('keeps a version below the library that needs it while a package beside it uses the shared one', () => {
    const packages = prune({
      ...library,
      'apps/app': { name: '@house/app', dependencies: { '@house/lib': '0.1.0' } },
      'libs/lib': { name: '@house/lib', dependencies: { client: '2.0.0', retry: '1.0.0' } },
      'libs/lib/node_modules/client': downloaded('2.0.0', { dependencies: { redirects: '2.0.0' } }),
      'libs/lib/node_modules/redirects': downloaded('2.0.0'),
      'node_modules/client': downloaded('1.0.0', { dependencies: { redirects: '1.0.0' } }),
      'node_modules/redirects': downloaded('1.0.0'),
      'node_modules/retry': downloaded('1.0.0', { peerDependencies: { client: '*' } }),
    });

    expect(versions(packages)).toEqual({
      'node_modules/client': '1.0.0',
      'node_modules/redirects': '1.0.0',
      'node_modules/retry': '1.0.0',
      'workspace_modules/@house/lib/node_modules/client': '2.0.0',
      'workspace_modules/@house/lib/node_modules/redirects': '2.0.0',
    });
  });

  it("gives the root to the app's own version and nests the other one below those who need it", () => {
    const packages = prune({
      'apps/app': { name: '@house/app', dependencies: { format: '2.0.0', report: '1.0.0' } },
      'apps/app/node_modules/format': downloaded('2.0.0', { dependencies: { part: '2.0.0' } }),
      'apps/app/node_modules/part': downloaded('2.0.0'),
      'node_modules/format': downloaded('1.0.0', { dependencies: { part: '1.0.0' } }),
      'node_modules/part': downloaded('1.0.0'),
      'node_modules/report': downloaded('1.0.0', { dependencies: { format: '1.0.0' } }),
    });

    expect(versions(packages)).toEqual({
      'node_modules/format': '2.0.0',
      'node_modules/part': '2.0.0',
      'node_modules/report': '1.0.0',
      'node_modules/report/node_modules/format': '1.0.0',
      'node_modules/report/node_modules/format/node_modules/part': '1.0.0',
    });
  });

  it('refuses to give a package another peer than it has in the workspace', () => {
    expect(() =>
      prune({
        'apps/app': { name: '@house/app', dependencies: { client: '2.0.0', retry: '1.0.0' } },
        'apps/app/node_modules/client': downloaded('2.0.0'),
        'node_modules/client': downloaded('1.0.0'),
        'node_modules/retry': downloaded('1.0.0', { peerDependencies: { client: '*' } }),
      }),
    ).toThrow('node_modules/retry shares client with its users');
  });

  it('marks what only optional dependencies reach, whatever the workspace thinks of it', () => {
    const packages = prune({
      'apps/app': { name: '@house/app', dependencies: { fast: '1.0.0', plain: '1.0.0' } },
      'node_modules/fast': downloaded('1.0.0', {
        dependencies: { native: '1.0.0' },
        optionalDependencies: { native: '1.0.0', absent: '1.0.0' },
      }),
      'node_modules/native': downloaded('1.0.0', { dependencies: { both: '1.0.0', below: '1.0.0' } }),
      'node_modules/below': downloaded('1.0.0', { devOptional: true }),
      'node_modules/both': downloaded('1.0.0', { dev: true, optional: true, peer: true }),
      'node_modules/plain': downloaded('1.0.0', { dependencies: { both: '1.0.0' } }),
    });

    expect(packages['node_modules/native']).toMatchObject({ optional: true });
    expect(packages['node_modules/below']).toEqual(downloaded('1.0.0', { optional: true }));
    expect(packages['node_modules/both']).toEqual(downloaded('1.0.0'));
  });

  it('leaves out an optional peer that nothing else brings', () => {
    const packages = prune({
      'apps/app': { name: '@house/app', dependencies: { orm: '1.0.0' } },
      'node_modules/driver': downloaded('1.0.0'),
      'node_modules/orm': downloaded('1.0.0', {
        peerDependencies: { driver: '*' },
        peerDependenciesMeta: { driver: { optional: true } },
      }),
    });

    expect(Object.keys(packages)).toEqual(['', 'node_modules/orm']);
  });

  it('is refused when the lock lacks something', () => {
    expect(() => prune({ 'apps/app': { name: '@house/app', dependencies: { gone: '1.0.0' } } })).toThrow(
      'The lock has no gone, which apps/app depends on',
    );
    expect(() => prune({})).toThrow('The lock has no entry for apps/app');
  });

  it('is refused when a package comes inside another one', () => {
    expect(() =>
      prune({
        'apps/app': { name: '@house/app', dependencies: { outer: '1.0.0' } },
        'node_modules/outer': downloaded('1.0.0', { dependencies: { inner: '1.0.0' } }),
        'node_modules/outer/node_modules/inner': { version: '1.0.0', inBundle: true },
      }),
    ).toThrow('node_modules/outer/node_modules/inner is bundled');
  });
});

function versions(packages: LockedPackages): Record<string, string | undefined> {
  const found = Object.entries(packages).filter(([location]) => location.includes('node_modules/'));
  return Object.fromEntries(found.flatMap(([location, { link, version }]) => (link ? [] : [[location, version]])));
}
