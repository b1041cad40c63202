import { rmSync } from 'node:fs';
import { DataverseControl } from '../http/dataverse-control.js';
import { HunterApi } from '../http/hunter-api.js';
import { waitFor } from '../wait-for.js';
import { fetchLeftovers, isRunning } from './process-table.js';
import { readStackFile } from './stack-file.js';
import type { ProgramName, StackFile } from './stack-file.js';

type Exit = number | NodeJS.Signals;

/** One run of the launcher. */
export interface LauncherRun {
  readonly ended: Promise<Exit>;
  readonly exit: () => Exit | undefined;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly signal: (signal: NodeJS.Signals) => void;
}

/** The running product: its address, its programs, and the sandbox it pushes to. */
export class RunningStack {
  readonly url: string;
  readonly api: HunterApi;
  readonly dataverse: DataverseControl;
  readonly dataFolder: string;
  /** From the start of the launcher to its ready line. */
  readonly readySeconds: number;
  private readonly seenPids = new Set<number>();

  constructor(
    private readonly run: LauncherRun,
    readonly addresses: StackFile,
    { dataFolder, readySeconds }: { readonly dataFolder: string; readonly readySeconds: number },
  ) {
    this.dataFolder = dataFolder;
    this.readySeconds = readySeconds;
    this.url = addresses.url;
    this.api = new HunterApi(addresses.url);
    this.dataverse = new DataverseControl(addresses.dataverse, addresses.dataverse_ca_file);
    this.readPids();
  }

  /** What the launcher has written on standard output. */
  get printed(): string {
    return this.run.stdout();
  }

  /** Ends a program without a chance to clean up. Gives the pid it had. */
  killProgram(name: ProgramName): number {
    const pid = this.readPids()[name];
    if (pid === undefined) throw new Error(`There is no ${name} to kill: ${this.run.stderr()}`);
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  /** Waits until the launcher has started a killed program again. */
  async waitForRestart(name: ProgramName, killedPid: number): Promise<void> {
    await waitFor(`a new ${name}`, () => {
      const pid = this.readPids()[name];
      return pid !== undefined && pid !== killedPid && isRunning(pid) ? true : undefined;
    });
  }

  /** Asks it to stop and gives its exit code, and what it left running. The data stays. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<{ exit: Exit; left: readonly string[] }> {
    this.readPids();
    this.run.signal(signal);
    const exit = await this.run.ended;
    return { exit, left: fetchLeftovers(this.dataFolder, this.seenPids) };
  }

  /** Stops it if it still runs and removes its data. */
  async dispose(): Promise<void> {
    const end = await this.stop();
    rmSync(this.dataFolder, { recursive: true, force: true });
    if (end.exit !== 0 || end.left.length > 0) throw new Error(`The stack did not end well: ${JSON.stringify(end)}`);
  }

  private readPids(): StackFile['pids'] {
    const pids = readStackFile(this.dataFolder)?.pids ?? {};
    for (const pid of Object.values(pids)) this.seenPids.add(pid);
    return pids;
  }
}
