import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A Git repository in the temporary folder, for checks that ask Git what there is. */
export class TemporaryRepository {
  readonly root = mkdtempSync(join(tmpdir(), 'core-freeze-'));

  /** A new one, or a copy: copying costs a tenth of what committing does. */
  constructor(original?: TemporaryRepository) {
    if (original === undefined) this.git('init', '--quiet', '--initial-branch=main');
    else cpSync(original.root, this.root, { recursive: true });
  }

  git(...parameters: readonly string[]): string {
    return execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@hunter.example', ...parameters], {
      cwd: this.root,
      encoding: 'utf8',
    }).trim();
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** Commits everything, and gives the commit. */
  commit(message: string): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', message);
    return this.git('rev-parse', 'HEAD');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** A log of core changes with one line per version. */
export function changeLog(...versions: readonly string[]): string {
  const lines = versions.map((version) => `| ${version} | 2026-11-22 | The answer. | It was wrong. | – |\n`);
  return `| Version | Date | What changed | Reason | Drift approval |\n| --- | --- | --- | --- | --- |\n${lines.join('')}`;
}
