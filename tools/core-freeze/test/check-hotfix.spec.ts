import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeLog, TemporaryRepository } from './temporary-repository.js';

const CHECK = join(__dirname, '../bin/check-hotfix.mjs');
const REASON = '## Hotfix Reason\n\nThe answer was wrong.\n';

describe('check-hotfix', () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-hotfix-'));
  const eventFile = join(folder, 'event.json');
  let repository: TemporaryRepository;
  let base: string;

  const check = (head: string, ref: string, body: string | null) => {
    writeFileSync(eventFile, JSON.stringify({ pull_request: { base: { sha: base }, head: { sha: head, ref }, body } }));
    return spawnSync(process.execPath, [CHECK], {
      cwd: repository.root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], GITHUB_EVENT_PATH: eventFile },
    });
  };

  beforeEach(() => {
    repository = new TemporaryRepository();
    repository.write('libs/core-dns/src/read.ts', 'export const answer = 1;\n');
    repository.write('apps/api/main.ts', 'start();\n');
    repository.write('docs/core-changes.md', changeLog('1.0.0'));
    base = repository.commit('base');
  });

  afterEach(() => {
    repository.remove();
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const freeze = (): void => {
    repository.write('tools/core-freeze/freeze-manifest.json', '{}\n');
    base = repository.commit('freeze');
  };
  const changeCore = (): string => {
    repository.write('libs/core-dns/src/read.ts', 'export const answer = 2;\n');
    return repository.commit('change');
  };

  it('only reports while the freeze has not begun', () => {
    const { status, stdout } = check(changeCore(), 'feature', null);

    expect(status).toBe(0);
    expect(stdout).toContain('libs/core-dns/src/read.ts');
    expect(stdout).toContain('the freeze begins when tools/core-freeze/freeze-manifest.json is there');
  });

  it('refuses a frozen change on an ordinary branch and says what is missing', () => {
    freeze();

    const { status, stdout } = check(changeCore(), 'feature', null);

    expect(status).toBe(1);
    expect(stdout).toContain('core-hotfix/<what>');
    expect(stdout).toContain('"Hotfix Reason"');
    expect(stdout).toContain('docs/core-changes.md has no new line');
    expect(stdout).not.toContain('Not refused');
  });

  it('refuses a hotfix without a new line in the log', () => {
    freeze();

    expect(check(changeCore(), 'core-hotfix/answer', REASON)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('has no new line') as string,
    });
  });

  it('passes a frozen change on a hotfix branch with a reason and a new line', () => {
    freeze();
    repository.write('docs/core-changes.md', changeLog('1.0.0', '1.0.1'));

    expect(check(changeCore(), 'core-hotfix/answer', REASON)).toMatchObject({ status: 0 });
  });

  it('does not count a line that main got meanwhile', () => {
    freeze();
    repository.git('checkout', '--quiet', '-b', 'core-hotfix/answer');
    const head = changeCore();
    repository.git('checkout', '--quiet', 'main');
    repository.write('docs/core-changes.md', changeLog('1.0.0', '1.0.1'));
    base = repository.commit('another hotfix');

    expect(check(head, 'core-hotfix/answer', REASON).status).toBe(1);
  });

  it('sees a frozen file that was moved away', () => {
    freeze();
    repository.git('mv', 'libs/core-dns/src/read.ts', 'apps/api/read.ts');

    expect(check(repository.commit('move'), 'feature', null)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('libs/core-dns/src/read.ts') as string,
    });
  });

  it('does not count what changed on main since the branch left', () => {
    freeze();
    repository.git('checkout', '--quiet', '-b', 'feature');
    repository.write('apps/api/main.ts', 'stop();\n');
    const head = repository.commit('feature');
    repository.git('checkout', '--quiet', 'main');
    base = changeCore();

    expect(check(head, 'feature', null)).toMatchObject({ status: 0, stdout: 'core-freeze: no frozen file changes.\n' });
  });

  it.each([[{}], [{ push: {} }]])('ends with 2 when the event %j is no pull request', (event) => {
    writeFileSync(eventFile, JSON.stringify(event));
    const environment = { PATH: process.env['PATH'], GITHUB_EVENT_PATH: eventFile };

    expect(spawnSync(process.execPath, [CHECK], { cwd: repository.root, env: environment }).status).toBe(2);
  });
});
