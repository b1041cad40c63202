import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const tsx = pathToFileURL(createRequire(__filename).resolve('tsx')).href;
const script = join(__dirname, 'run-cli.ts');

export interface ReadyLine {
  readonly dataverse: string;
  readonly ca_file: string;
  readonly tenant_id: string;
  readonly client_id: string;
}

/** The command line in a process of its own. */
export function spawnCli(args: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, ['--import', tsx, script, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The line that the process prints when it is ready. */
export async function readyLine(child: ChildProcess): Promise<ReadyLine> {
  if (child.stdout === null) throw new Error('the child has no stdout');
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) return JSON.parse(line);
  throw new Error('the sandbox ended before it was ready');
}

export async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : null;
}
