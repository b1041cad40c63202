import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../src/freeze-manifest.mjs';
import { hashFrozenFiles } from '../src/frozen-files.mjs';
import { runCoreFreeze } from '../src/run-core-freeze.mjs';
import { changeLog, TemporaryRepository } from './temporary-repository.js';

const PROGRAM = join(__dirname, '../bin/core-freeze.mjs');
const CORE_FILE = 'libs/core-dns/src/read.ts';
const LOG = 'docs/core-changes.md';
const MANIFEST = 'tools/core-freeze/freeze-manifest.json';

describe('core:freeze', () => {
  let repository: TemporaryRepository;
  const run = (...args: readonly string[]): { status: number; stdout: string } => {
    let stdout = '';
    const write = (line: string): void => {
      stdout += `${line}\n`;
    };
    return { status: runCoreFreeze({ root: repository.root, args, write }), stdout };
  };
  const original = new TemporaryRepository();

  beforeAll(() => {
    repository = original;
    original.write('.gitignore', 'dist/\n');
    original.write('tools/core-freeze/README.md', 'Guards the core.\n');
    original.write(CORE_FILE, 'export const answer = 1;\n');
    original.write('libs/core-dns/test/golden/answers.jsonl', '{"input":1,"output":1}\n');
    original.write('libs/dns-transport/src/index.ts', 'export {};\n');
    original.write('apps/cli/src/scan-line.ts', 'export {};\n');
    original.write('apps/api/main.ts', 'start();\n');
    original.write(LOG, changeLog('1.0.0'));
    original.commit('base');
    expect(run('--begin').status).toBe(0);
    original.commit('freeze');
  });

  beforeEach(() => {
    repository = new TemporaryRepository(original);
  });

  afterEach(() => {
    repository.remove();
  });

  afterAll(() => {
    original.remove();
  });

  it('holds what is frozen and nothing else', () => {
    const program = spawnSync(process.execPath, [PROGRAM, '--check'], { cwd: repository.root, encoding: 'utf8' });

    expect(program).toMatchObject({ status: 0, stdout: `core-freeze: 4 frozen files are as ${MANIFEST}.\n` });
    expect(Object.keys(readManifest(repository.root)?.files ?? {})).toEqual([
      'apps/cli/src/scan-line.ts',
      'libs/core-dns/src/read.ts',
      'libs/core-dns/test/golden/answers.jsonl',
      'libs/dns-transport/src/index.ts',
    ]);
  });

  it.each([
    ['a core source', CORE_FILE],
    ['a vector', 'libs/core-dns/test/golden/answers.jsonl'],
    ['a transport', 'libs/dns-transport/src/index.ts'],
    ['the JSON of the CLI', 'apps/cli/src/scan-line.ts'],
  ])('refuses a change of %s, and names file and remedy', (_name, file) => {
    repository.write(file, 'changed\n');

    const { status, stdout } = run('--check');

    expect(status).toBe(1);
    expect(stdout).toContain(`changed: ${file}`);
    expect(stdout).toContain(`add a line with the next version and the reason to ${LOG}`);
    expect(stdout).toContain('run "npm run core:freeze"');
  });

  it('refuses new and deleted files before they are added', () => {
    repository.write('libs/core-dns/src/extra.ts', 'export {};\n');
    rmSync(join(repository.root, CORE_FILE));

    expect(run('--check')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/new: libs\/core-dns\/src\/extra\.ts[\s\S]*deleted: libs\/core-dns/) as string,
    });
  });

  it('does not write around a missing line', () => {
    repository.write(CORE_FILE, 'export const answer = 2;\n');

    expect(run()).toMatchObject({ status: 1, stdout: expect.stringContaining(`changed: ${CORE_FILE}`) as string });
    expect(run('--check').status).toBe(1);
  });

  it('passes a change with a line of its own once the manifest is written', () => {
    repository.write(CORE_FILE, 'export const answer = 2;\n');
    repository.write(LOG, changeLog('1.0.0', '1.0.1'));
    expect(run('--check')).toMatchObject({ status: 1, stdout: expect.stringContaining('1.0.1') as string });

    expect(run().status).toBe(0);

    expect(run('--check').status).toBe(0);
    expect(readManifest(repository.root)?.version).toBe('1.0.1');
  });

  it('refuses a line without a reason', () => {
    repository.write(CORE_FILE, 'export const answer = 2;\n');
    repository.write(LOG, `${changeLog('1.0.0')}| 1.0.1 | 2026-11-23 | The answer. | tbd | – |\n`);

    expect(run()).toMatchObject({ status: 1, stdout: expect.stringContaining('"Reason" is empty') as string });
  });

  it('refuses a log that has lost a line', () => {
    repository.write(LOG, changeLog('1.0.0', '1.0.1'));
    expect(run().status).toBe(0);
    repository.write(LOG, changeLog('1.0.0'));

    expect(run('--check')).toMatchObject({ status: 1, stdout: expect.stringContaining('lost the line') as string });
    expect(run().status).toBe(1);
  });

  it('does not count line endings, what is built, and what is not frozen', () => {
    repository.write(CORE_FILE, 'export const answer = 1;\r\n');
    repository.write('libs/core-dns/dist/read.js', 'built\n');
    repository.write('apps/api/main.ts', 'stop();\n');

    expect(run('--check').status).toBe(0);
  });

  it('tells what to do when there is no manifest', () => {
    rmSync(join(repository.root, MANIFEST));

    expect(run('--check')).toMatchObject({ status: 1, stdout: expect.stringContaining('--begin') as string });
    expect(run().status).toBe(1);
  });

  it('writes the first version again until it is tagged', () => {
    repository.write(CORE_FILE, 'export const answer = 2;\n');
    expect(run('--begin').status).toBe(0);
    expect(run('--check').status).toBe(0);

    repository.git('tag', 'core-v1.0.0');
    repository.write(CORE_FILE, 'export const answer = 3;\n');
    expect(run('--begin')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('The freeze has begun') as string,
    });
  });

  it('refuses a manifest that was rewritten by hand after its version was tagged', () => {
    repository.git('tag', 'core-v1.0.0');
    repository.write(CORE_FILE, 'export const answer = 2;\n');
    const files = Object.fromEntries(hashFrozenFiles(repository.root));
    repository.write(MANIFEST, JSON.stringify({ version: '1.0.0', files }));

    expect(run('--check')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/changed: libs\/core-dns\/src\/read\.ts[\s\S]*is not what was released/) as string,
    });
  });

  it('does not begin again after the second line, nor without the manifest', () => {
    repository.write(LOG, changeLog('1.0.0', '1.0.1'));
    rmSync(join(repository.root, MANIFEST));

    expect(run('--begin').status).toBe(1);
    expect(run('--check')).toMatchObject({ status: 1, stdout: expect.stringContaining('from Git') as string });
  });

  it('writes no file into the manifest that another clone would not have', () => {
    repository.write('libs/core-dns/src/extra.ts', 'export {};\n');

    expect(run('--begin')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('untracked: libs/core-dns/src/extra.ts') as string,
    });
  });
});
