import { LineWriter } from './line-writer.js';
import { readLines } from './read-lines.js';
import type { ExitCode, Terminal } from './terminal.js';

/** A line of input has the wrong shape; the message says what is wrong with it. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

function answerLine(line: string, number: number, answer: (input: unknown) => unknown): { text: string; ok: boolean } {
  const fail = (code: string, detail: string) => ({
    text: JSON.stringify({ error: { code, line: number, detail } }),
    ok: false,
  });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return fail('invalid-json', error instanceof Error ? error.message : String(error));
  }
  try {
    return { text: JSON.stringify(answer(unwrap(value))), ok: true };
  } catch (error) {
    if (error instanceof InputError) return fail('invalid-input', error.message);
    throw error;
  }
}

/** `{"input": …}` is taken apart, so that recorded cases can be piped in as they are. */
function unwrap(value: unknown): unknown {
  const isWrapped = typeof value === 'object' && value !== null && Object.hasOwn(value, 'input');
  return isWrapped ? (value as { input: unknown }).input : value;
}

/** One JSON value per line in, one per line out, in the same order; empty lines are passed over. */
export async function runJsonLines(answer: (input: unknown) => unknown, terminal: Terminal): Promise<ExitCode> {
  const writer = new LineWriter(terminal.stdout);
  let number = 0;
  let hasFailures = false;
  for await (const line of readLines(terminal.stdin)) {
    number++;
    if (line.trim() === '') continue;
    const { text, ok } = answerLine(line, number, answer);
    hasFailures ||= !ok;
    await writer.write(text);
    if (writer.isClosed) break;
  }
  await writer.flush();
  terminal.stdin.destroy();
  return hasFailures ? 1 : 0;
}
