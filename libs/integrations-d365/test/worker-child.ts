import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A worker process that a spec may kill, stop and continue. */
export class WorkerChild {
  private readonly ended: Promise<NodeJS.Signals | number | null>;

  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
  }

  static async start(environment: Readonly<Record<string, string>>): Promise<WorkerChild> {
    const child = spawn(process.execPath, [join(__dirname, 'worker-process.cjs')], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const worker = new WorkerChild(child);
    await new Promise<void>((resolve, reject) => {
      if (child.stdout === null) throw new Error('no stdout');
      createInterface({ input: child.stdout }).once('line', () => resolve());
      void worker.ended.then((how) => reject(new Error(`the worker ended with ${String(how)}: is the library built?`)));
    });
    return worker;
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(signal);
  }

  /** Gives how the process ended. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<NodeJS.Signals | number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
    return this.ended;
  }
}
