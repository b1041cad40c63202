import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Vector<Input, Output> {
  readonly input: Input;
  readonly output: Output;
}

/** Reads `test/golden/<name>.jsonl`; throws when the file is missing or holds nothing. */
export function readVectors<Input, Output>(name: string): Vector<Input, Output>[] {
  const lines = readFileSync(join(__dirname, 'golden', `${name}.jsonl`), 'utf8').split('\n');
  const vectors = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Vector<Input, Output>);
  if (vectors.length === 0) throw new Error(`${name}.jsonl holds no vectors`);
  return vectors;
}
