import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeDeployable } from '../src/write-deployable.mjs';

const lock = (scripted: boolean) => ({
  lockfileVersion: 3,
  packages: {
    'apps/app': { name: '@house/app', version: '0.1.0', dependencies: { '@house/lib': '0.1.0' } },
    'libs/lib': { name: '@house/lib', version: '0.1.0', dependencies: { far: '1.0.0' } },
    'node_modules/@house/lib': { link: true, resolved: 'libs/lib' },
    'node_modules/far': { version: '1.0.0', ...(scripted ? { hasInstallScript: true } : {}) },
  },
});

const workspace: Readonly<Record<string, unknown>> = {
  'package.json': { name: 'house' },
  'package-lock.json': lock(false),
  'apps/app/package.json': { name: '@house/app', type: 'commonjs', dependencies: { '@house/lib': '0.1.0' } },
  'apps/app/dist/main.js': 'main',
  'apps/app/dist/main.js.map': 'map',
  'apps/app/dist/tsconfig.tsbuildinfo': 'state',
  'apps/app/dist/leads/rows.json': [],
  'apps/app/src/main.ts': 'source',
  'libs/lib/package.json': {
    name: '@house/lib',
    type: 'module',
    exports: { '.': { '@hunter/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' } },
    dependencies: { far: '1.0.0' },
    devDependencies: { tester: '1.0.0' },
  },
  'libs/lib/dist/index.js': 'index',
  'libs/lib/dist/index.d.ts': 'types',
  'libs/lib/test/golden/rows.json': [],
};

describe('a deployable', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'hunter-deployable-'));
    write(workspace);
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('holds what runs and what installs it, and nothing else', () => {
    expect(filesOf(writeDeployable(root, 'apps/app'))).toEqual([
      '.npmrc',
      'leads/rows.json',
      'main.js',
      'package-lock.json',
      'package.json',
      'workspace_modules/@house/lib/dist/index.js',
      'workspace_modules/@house/lib/package.json',
    ]);
  });

  it('names its production dependencies and the kind of its modules', () => {
    const folder = writeDeployable(root, 'apps/app');

    expect(read(join(folder, 'package.json'))).toEqual({
      name: '@house/app',
      version: '0.1.0',
      private: true,
      type: 'commonjs',
      dependencies: { '@house/lib': 'file:workspace_modules/@house/lib' },
    });
    expect(read(join(folder, 'workspace_modules/@house/lib/package.json'))).toEqual({
      name: '@house/lib',
      version: '0.1.0',
      private: true,
      type: 'module',
      exports: { '.': { default: './dist/index.js' } },
      dependencies: { far: '1.0.0' },
    });
  });

  it('is written anew each time', () => {
    write({ 'apps/app/dist/old.js': 'old' });
    writeDeployable(root, 'apps/app');
    rmSync(join(root, 'apps/app/dist/old.js'));

    const files = filesOf(writeDeployable(root, 'apps/app'));

    expect(files).toContain('main.js');
    expect(files).not.toContain('old.js');
    expect(files.filter((file) => file.includes('deployable'))).toEqual([]);
  });

  it('is refused when a package.json knows more than the lock', () => {
    write({ 'libs/lib/package.json': { name: '@house/lib', dependencies: { far: '1.0.0', new: '1.0.0' } } });

    expect(() => writeDeployable(root, 'apps/app')).toThrow('does not know the dependencies of libs/lib/package.json');
  });

  it('is refused when a library is not built', () => {
    rmSync(join(root, 'libs/lib/dist'), { recursive: true });

    expect(() => writeDeployable(root, 'apps/app')).toThrow('build it first');
  });

  it.each([
    ['nobody has looked at it', {}],
    ['it is needed', { allowScripts: { far: true } }],
  ])('is refused with an install script when %s', (_, policy) => {
    write({ 'package-lock.json': lock(true), 'package.json': { name: 'house', ...policy } });

    expect(() => writeDeployable(root, 'apps/app')).toThrow('but far has one');
  });

  it('leaves out an install script that the workspace has refused', () => {
    write({ 'package-lock.json': lock(true), 'package.json': { name: 'house', allowScripts: { far: false } } });

    expect(readFileSync(join(writeDeployable(root, 'apps/app'), '.npmrc'), 'utf8')).toContain('ignore-scripts=true\n');
  });

  function write(files: Readonly<Record<string, unknown>>): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), typeof content === 'string' ? content : JSON.stringify(content));
    }
  }
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
