import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type ProgramName = 'launcher' | 'redis' | 'postgres' | 'dataverse' | 'dns' | 'api' | 'worker';

/** What a running stack writes down about itself. */
export interface StackFile {
  readonly url: string;
  readonly redis_url: string;
  readonly dataverse: string;
  readonly dataverse_ca_file: string;
  readonly api: string;
  readonly worker: string;
  readonly log_folder: string;
  readonly pids: Readonly<Partial<Record<ProgramName, number>>>;
}

/** Undefined when it is not there, or half written: it is rewritten whenever a program was started again. */
export function readStackFile(dataFolder: string): StackFile | undefined {
  try {
    return JSON.parse(readFileSync(join(dataFolder, 'dev-stack.json'), 'utf8')) as StackFile;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
