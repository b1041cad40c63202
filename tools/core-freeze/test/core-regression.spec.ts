import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const ROOT = join(__dirname, '../../..');
/** The smallest engine: what holds for its vectors holds for the others, which run by the same target. */
const LIBRARY = 'libs/core-change-detection';
const VECTORS = join(LIBRARY, 'test/golden/score-changes.jsonl');

/** What `nx run-many -t core-regression` runs in each project. */
function regressionCommand(): string {
  const nx = JSON.parse(readFileSync(join(ROOT, 'nx.json'), 'utf8')) as {
    targetDefaults: { 'core-regression': { options: { command: string } } };
  };
  return nx.targetDefaults['core-regression'].options.command;
}

describe('core-regression', () => {
  const copy = mkdtempSync(join(tmpdir(), 'core-regression-'));
  const run = () =>
    spawnSync(`${regressionCommand()} changes.golden`, {
      cwd: join(copy, LIBRARY),
      encoding: 'utf8',
      shell: true,
      env: { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` },
    });

  beforeAll(() => {
    cpSync(join(ROOT, LIBRARY), join(copy, LIBRARY), {
      recursive: true,
      filter: (path) => !['node_modules', 'dist'].includes(basename(path)),
    });
    for (const name of ['jest.preset.cjs', 'jest.properties.cjs']) cpSync(join(ROOT, name), join(copy, name));
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  });

  afterAll(() => {
    rmSync(copy, { recursive: true });
  });

  it('passes a copy of the engine, and fails when one vector of it says something else', () => {
    expect(run()).toMatchObject({ status: 0 });

    const vectors = readFileSync(join(copy, VECTORS), 'utf8').split('\n');
    const last = JSON.parse(vectors.at(-2) ?? '') as { output: readonly string[] };
    const turned = { ...last, output: last.output.length > 0 ? [] : ['segment_changed'] };
    writeFileSync(join(copy, VECTORS), [...vectors.slice(0, -2), JSON.stringify(turned), ''].join('\n'));

    const { status, stderr } = run();

    expect(status).toBe(1);
    expect(stderr).toMatch(/Tests: +1 failed, [1-9]\d* passed/);
    expect(stderr).toContain('score-changes › are as recorded for');
  }, 60_000);
});
