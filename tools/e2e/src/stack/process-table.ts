import { readFileSync, readdirSync } from 'node:fs';

interface ProcessEntry {
  readonly pid: number;
  readonly groupId: number;
  readonly commandLine: string;
}

/** Whether a process runs. A dead one that nobody has collected does not: a container without an init keeps them. */
export function isRunning(pid: number): boolean {
  return readEntry(pid) !== undefined;
}

/**
 * What still runs of a stack: processes whose command line or environment names its data folder, and those in the process
 * groups of the programs it started. Linux only, as the test machines are.
 */
export function fetchLeftovers(dataFolder: string, groupIds: ReadonlySet<number>): readonly string[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((pid) => readEntry(Number(pid)) ?? [])
    .filter(({ pid }) => pid !== process.pid)
    .filter(
      ({ pid, groupId, commandLine }) =>
        groupIds.has(groupId) ||
        commandLine.includes(dataFolder) ||
        readText(`/proc/${String(pid)}/environ`).includes(dataFolder),
    )
    .map(({ pid, commandLine }) => `${String(pid)} ${commandLine.replaceAll('\0', ' ').trim()}`);
}

function readEntry(pid: number): ProcessEntry | undefined {
  const stat = readText(`/proc/${String(pid)}/stat`);
  // The second field is the program's name in brackets and may hold spaces, so counting starts behind it (proc(5)).
  const [state, , groupId] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (groupId === undefined || state === 'Z' || state === 'X') return undefined;
  return { pid, groupId: Number(groupId), commandLine: readText(`/proc/${String(pid)}/cmdline`) };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // It may end between the listing and the reading, and another user's environment is none of ours.
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ESRCH' || code === 'EACCES') return '';
    throw error;
  }
}
