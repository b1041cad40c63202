import { judgeManifest } from '../src/judge-manifest.mjs';

const FIT = {
  name: '@hunter/core-dns',
  version: '1.0.0',
  description: 'Reads DNS.',
  license: 'MIT',
  repository: { url: 'git+https://git.hunter.example/hunter.git', directory: 'libs/core-dns' },
  engines: { node: '>=20.19' },
  sideEffects: false,
  exports: { '.': { types: './dist/index.d.ts', '@hunter/source': './src/index.ts', default: './dist/index.js' } },
  dependencies: { '@hunter/core-scoring': '1.0.0', tr46: '6.0.0' },
};
const FILES = ['LICENSE', 'README.md', 'package.json', 'dist/index.js', 'dist/index.d.ts', 'src/index.ts'];
const versions = new Map([['@hunter/core-scoring', '1.0.0']]);
const judge = (manifest: object, files: readonly string[] = FILES) =>
  judgeManifest({ manifest: { ...FIT, ...manifest }, folder: 'libs/core-dns', files, versions });

describe('judgeManifest', () => {
  it('has nothing against a manifest that is fit', () => {
    expect(judge({})).toEqual([]);
  });

  it.each([
    ['private', { private: true }, 'is private'],
    ['without a license', { license: undefined }, 'no license MIT'],
    ['without a description', { description: '' }, 'no description'],
    ['without a Node version', { engines: {} }, 'which Node'],
    ['that may have side effects', { sideEffects: undefined }, 'sideEffects'],
    ['without a repository', { repository: undefined }, 'does not name its repository'],
    [
      'that comes from another folder',
      { repository: { url: 'x', directory: 'libs/core-whois' } },
      'comes from libs/core-dns',
    ],
    [
      'with types after the code',
      { exports: { '.': { default: './dist/index.js' } } },
      'does not name the types first',
    ],
    [
      'whose condition points at what is not packed',
      { exports: { '.': { types: './dist/index.d.ts', '@hunter/source': './src/face.ts' } } },
      'exports ./src/face.ts, which is not packed',
    ],
    ['with a workspace range', { dependencies: { tr46: 'workspace:*' } }, 'tr46 by "workspace:*"'],
    ['with a file as dependency', { dependencies: { tr46: 'file:../tr46' } }, 'tr46 by "file:../tr46"'],
    ['with a range', { dependencies: { tr46: '^6.0.0' } }, 'tr46 by "^6.0.0"'],
    ['that needs what nobody publishes', { dependencies: { '@hunter/leads': '1.0.0' } }, 'which is not published'],
    [
      'that needs a version nobody has',
      { dependencies: { '@hunter/core-scoring': '0.9.0' } },
      'not the version it has',
    ],
  ])('refuses one %s', (_name, manifest, complaint) => {
    expect(judge(manifest)).toEqual(expect.arrayContaining([expect.stringContaining(complaint)]));
  });

  it.each([
    ['no licence', FILES.filter((file) => file !== 'LICENSE'), 'lacks LICENSE.'],
    ['a spec', [...FILES, 'src/lib/mx.spec.ts'], 'carries src/lib/mx.spec.ts.'],
    ['a build cache', [...FILES, 'dist/tsconfig.tsbuildinfo'], 'carries dist/tsconfig.tsbuildinfo.'],
    ['code whose source is gone', [...FILES, 'dist/lib/old.js'], 'carries dist/lib/old.js, which no source makes'],
  ])('refuses a tarball with %s', (_name, files, complaint) => {
    expect(judge({}, files)).toEqual([expect.stringContaining(complaint)]);
  });
});
