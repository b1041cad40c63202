import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const CHECK = join(__dirname, '../bin/check-hotfix.mjs');

describe('check-hotfix', () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-hotfix-'));
  const repository = join(folder, 'repository');
  const eventFile = join(folder, 'event.json');
  let base: string;

  const git = (...parameters: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@hunter.example', ...parameters], {
      cwd: repository,
      encoding: 'utf8',
    }).trim();
  const commit = (message: string): string => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
    return git('rev-parse', 'HEAD');
  };
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  };
  const check = (head: string, ref: string, body: string | null) => {
    writeFileSync(eventFile, JSON.stringify({ pull_request: { base: { sha: base }, head: { sha: head, ref }, body } }));
    return spawnSync(process.execPath, [CHECK], {
      cwd: repository,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], GITHUB_EVENT_PATH: eventFile },
    });
  };

  beforeEach(() => {
    rmSync(repository, { recursive: true, force: true });
    mkdirSync(repository);
    git('init', '--quiet', '--initial-branch=main');
    write('libs/core-dns/src/read.ts', 'export const answer = 1;\n');
    write('apps/api/main.ts', 'start();\n');
    base = commit('base');
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const freeze = (): void => {
    write('docs/core-changes.md', '# Core changes\n');
    base = commit('freeze');
  };
  const changeCore = (): string => {
    write('libs/core-dns/src/read.ts', 'export const answer = 2;\n');
    return commit('change');
  };

  it('only reports while the freeze has not begun', () => {
    const { status, stdout } = check(changeCore(), 'feature', null);

    expect(status).toBe(0);
    expect(stdout).toContain('libs/core-dns/src/read.ts');
    expect(stdout).toContain('the freeze begins when docs/core-changes.md is there');
  });

  it('refuses a frozen change on an ordinary branch and says what is missing', () => {
    freeze();

    const { status, stdout } = check(changeCore(), 'feature', null);

    expect(status).toBe(1);
    expect(stdout).toContain('core-hotfix/<what>');
    expect(stdout).toContain('"Hotfix Reason"');
    expect(stdout).not.toContain('Not refused');
  });

  it('passes a frozen change on a hotfix branch with a reason', () => {
    freeze();

    expect(check(changeCore(), 'core-hotfix/answer', '## Hotfix Reason\n\nThe answer was wrong.\n').status).toBe(0);
  });

  it('sees a frozen file that was moved away', () => {
    freeze();
    git('mv', 'libs/core-dns/src/read.ts', 'apps/api/read.ts');

    expect(check(commit('move'), 'feature', null)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('libs/core-dns/src/read.ts') as string,
    });
  });

  it('does not count what changed on main since the branch left', () => {
    freeze();
    git('checkout', '--quiet', '-b', 'feature');
    write('apps/api/main.ts', 'stop();\n');
    const head = commit('feature');
    git('checkout', '--quiet', 'main');
    base = changeCore();

    expect(check(head, 'feature', null)).toMatchObject({ status: 0, stdout: 'core-freeze: no frozen file changes.\n' });
  });

  it.each([[{}], [{ push: {} }]])('ends with 2 when the event %j is no pull request', (event) => {
    writeFileSync(eventFile, JSON.stringify(event));
    const environment = { PATH: process.env['PATH'], GITHUB_EVENT_PATH: eventFile };

    expect(spawnSync(process.execPath, [CHECK], { cwd: repository, env: environment }).status).toBe(2);
  });
});
