import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rows of a golden file; a missing file fails the spec that asks for it. */
export function readGolden<Input, Output>(name: string): { input: Input; output: Output }[] {
  return readFileSync(join(__dirname, 'golden', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { input: Input; output: Output });
}
