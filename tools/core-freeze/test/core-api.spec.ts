import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const PROGRAM = join(__dirname, '../bin/core-api.mjs');
const REPOSITORY = join(__dirname, '../../..');
/** Without the types of a browser, which take seconds to read. */
const COMPILER_OPTIONS = { module: 'nodenext', lib: ['es2022'], types: [] };
const FACE = `/** The answer. */
export declare function answer(question: string): number;
/** What was asked. */
export interface Asked { readonly question: string; }
/** The one answer. */
export declare const ANSWER: number;
`;

const run = (root: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [PROGRAM, ...args], { cwd: root, encoding: 'utf8' });

describe('core:api', () => {
  const root = mkdtempSync(join(tmpdir(), 'core-api-spec-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, 'libs', path)), { recursive: true });
    writeFileSync(join(root, 'libs', path), text);
  };
  const addLibrary = (name: string): void => {
    write(`${name}/package.json`, JSON.stringify({ name: `@hunter/${name}`, version: '1.0.0' }));
    write(`${name}/tsconfig.json`, JSON.stringify({ compilerOptions: COMPILER_OPTIONS, include: ['dist'] }));
    write(`${name}/dist/index.d.ts`, FACE);
  };
  /** What was said of one library. */
  const about = (stdout: string, name: string): string =>
    stdout.split(/^core-api: /m).find((said) => said.startsWith(`@hunter/${name}: `)) ?? '';

  beforeAll(() => {
    for (const name of ['core-same', 'core-changed', 'core-unbuilt', 'core-silent']) addLibrary(name);
    expect(run(root, '--update')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('4 public faces') as string,
    });
  }, 60_000);

  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  it('reports every signature', () => {
    const report = readFileSync(join(root, 'libs/core-same/etc/core-same.api.md'), 'utf8');

    expect(report).toContain('export function answer(question: string): number;');
    expect(report).toContain('readonly question: string;');
  });

  it('refuses what is not as reported, shows it and names the remedy', () => {
    const changed = FACE.replace('question: string)', 'question: string, loud: boolean)').replace(
      /.*one answer.*\n.*\n/,
      '',
    );
    write('core-changed/dist/index.d.ts', `${changed}/** New. */\nexport type Added = 'added';\n`);
    rmSync(join(root, 'libs/core-unbuilt/dist'), { recursive: true });
    addLibrary('core-unreported');
    write('core-silent/dist/index.d.ts', FACE.replaceAll(/^\/\*\*.*\n/gm, ''));

    const { status, stdout } = run(root);

    expect(status).toBe(1);
    expect(about(stdout, 'core-same')).toBe('');
    expect(about(stdout, 'core-changed')).toContain('-export function answer(question: string): number;');
    expect(about(stdout, 'core-changed')).toContain(
      '+export function answer(question: string, loud: boolean): number;',
    );
    expect(about(stdout, 'core-changed')).toContain('-export const ANSWER: number;');
    expect(about(stdout, 'core-changed')).toContain("+export type Added = 'added';");
    expect(about(stdout, 'core-unbuilt')).toContain('is not built');
    expect(about(stdout, 'core-unreported')).toContain('has no report yet');
    expect(about(stdout, 'core-silent')).toContain('-// @public\n');
    for (const name of ['answer', 'Asked', 'ANSWER'])
      expect(stdout).toContain(`core-silent: ${name} has no docstring.`);
    expect(stdout).toContain('4 of 5 public faces are not as reported.');
    expect(stdout).toContain('npm run core:api -- --update');
  }, 60_000);
});

test('the public face of every core library is as its committed report says', () => {
  const { status, stdout } = run(REPOSITORY);

  expect(stdout).toMatch(/core-api: [1-9]\d* public faces are as reported/);
  expect(status).toBe(0);
}, 60_000);
