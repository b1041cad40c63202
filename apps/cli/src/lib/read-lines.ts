import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { UsageError } from './usage-error.js';

/** Lines of a stream one by one, without line ends and without a byte order mark. Throws `UsageError` when reading fails. */
export async function* readLines(stream: Readable): AsyncGenerator<string> {
  let isFirst = true;
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
      yield isFirst ? line.replace(/^\uFEFF/, '') : line;
      isFirst = false;
    }
  } catch (error) {
    throw new UsageError(`cannot read the input: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** `-` is standard input. Throws `UsageError` when the file cannot be opened. */
export async function openInput(file: string, stdin: Readable): Promise<Readable> {
  if (file === '-') return stdin;
  const stream = createReadStream(file, 'utf8');
  try {
    await once(stream, 'open');
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return stream;
}

/** Domains given on the command line, then those of the file; empty lines and `#` comments are passed over. */
export async function* readDomains(named: readonly string[], input: Readable | null): AsyncGenerator<string> {
  yield* named;
  if (input === null) return;
  for await (const line of readLines(input)) {
    if (line.trim() !== '' && !line.trimStart().startsWith('#')) yield line;
  }
}
