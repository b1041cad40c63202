import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';

const root = join(__dirname, '../../../..');
const START_TIMEOUT_MS = 300_000;

export interface RunningApp {
  readonly url: string;
  readonly pid: number;
}

/** Two apis and two workers, each installed apart from the workspace, and what they talk to. */
export class Apart {
  private constructor(
    private readonly launcher: Launcher,
    readonly folder: string,
    readonly apis: readonly [RunningApp, RunningApp],
    readonly workers: readonly [RunningApp, RunningApp],
    readonly dataverse: string,
    readonly caFile: string,
    readonly pids: Readonly<Record<string, number>>,
  ) {}

  static async start(): Promise<Apart> {
    const folder = mkdtempSync(join(tmpdir(), 'hunter-apart-'));
    const launcher = new Launcher(folder);
    try {
      const line = await eventually('everything to run', () => launcher.readyLine(), START_TIMEOUT_MS);
      const { apis, workers, dataverse, caFile, pids } = JSON.parse(line) as Apart;
      return new Apart(launcher, folder, apis, workers, dataverse, caFile, pids);
    } catch (error) {
      await launcher.stop();
      throw error;
    }
  }

  /** Stops everything, services last. */
  async stop(): Promise<void> {
    await this.launcher.stop();
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

class Launcher {
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private hasEnded = false;
  private stdout = '';
  private stderr = '';

  constructor(folder: string) {
    const withServices = join(root, 'tools/dev-stack/bin/with-services.mjs');
    const runApart = [process.execPath, join(__dirname, 'run-apart.mjs'), folder, String(process.pid)];
    const child = spawn(process.execPath, [withServices, '--', ...runApart], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.child = child;
    this.ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', () => {
        this.hasEnded = true;
        resolve();
      });
    });
  }

  readyLine(): string | undefined {
    const line = /^\{.*\}$/m.exec(this.stdout)?.[0];
    if (line === undefined && this.hasEnded) throw new Error(`Nothing runs: ${this.stderr}`);
    return line;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }
}
