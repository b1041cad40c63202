import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const PROGRAM = join(__dirname, '../bin/core-pack.mjs');

const manifest = (name: string) => ({
  name: `@hunter/${name}`,
  version: '1.0.0',
  description: 'Answers.',
  license: 'MIT',
  repository: { type: 'git', url: 'git+https://git.hunter.example/hunter.git', directory: `libs/${name}` },
  engines: { node: '>=20.19' },
  type: 'module',
  sideEffects: false,
  main: './dist/index.js',
  types: './dist/index.d.ts',
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  files: ['dist', 'src'],
});

describe('core:pack', () => {
  const root = mkdtempSync(join(tmpdir(), 'core-pack-spec-'));
  const addLibrary = (name: string, changes: object, files: Readonly<Record<string, string>> = {}): void => {
    const all = {
      'package.json': JSON.stringify({ ...manifest(name), ...changes }),
      'README.md': `# ${name}\n`,
      LICENSE: 'MIT\n',
      'src/index.ts': 'export const answer = 42;\n',
      'dist/index.js': 'export const answer = 42;\n',
      'dist/index.d.ts': 'export declare const answer = 42;\n',
      ...files,
    };
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(root, 'libs', name, path)), { recursive: true });
      writeFileSync(join(root, 'libs', name, path), text);
    }
  };
  let stdout: string;
  let status: number | null;
  const complaintsAbout = (name: string): string =>
    stdout
      .split(/^core-pack: /m)
      .filter((complaint) => complaint.startsWith(`@hunter/${name}`))
      .join('');

  // One run over all of them, because npm and attw take a second each.
  beforeAll(() => {
    addLibrary('core-fit', {});
    addLibrary('core-lost-types', {
      types: './dist/types.d.ts',
      exports: { '.': { default: './dist/index.js', types: './dist/types.d.ts' } },
    });
    addLibrary(
      'core-leaning',
      {},
      { 'dist/index.d.ts': "export declare const answer: import('node:buffer').Buffer;\n" },
    );
    addLibrary('core-broken', {}, { 'dist/index.js': "export * from './gone.js';\n" });
    ({ stdout, status } = spawnSync(process.execPath, [PROGRAM], { cwd: root, encoding: 'utf8' }));
  }, 60_000);

  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  it('refuses the lot when one is not fit', () => {
    expect(status).toBe(1);
    expect(stdout).toContain('core-pack: not all packages are fit to be published.');
  });

  it('has nothing against a package that is fit', () => {
    expect(complaintsAbout('core-fit')).toBe('');
  });

  it('refuses a broken exports map by publint and by attw', () => {
    expect(complaintsAbout('core-lost-types')).toContain('exports ./dist/types.d.ts, which is not packed.');
    expect(complaintsAbout('core-lost-types')).toContain('publint: ');
    expect(complaintsAbout('core-lost-types')).toContain('attw: ');
  });

  it('refuses a package that does not load', () => {
    expect(complaintsAbout('core-broken')).toContain('does not load once it is installed');
  });

  it('refuses types that lean on what only this repository has', () => {
    expect(complaintsAbout('core-leaning')).toMatch(/index\.d\.ts: .*node:buffer/);
  });
});
