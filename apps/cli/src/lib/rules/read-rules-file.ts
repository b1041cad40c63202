import { readRuleSet } from '@hunter/core-scoring';
import type { RuleSet } from '@hunter/core-scoring';
import type { Readable } from 'node:stream';
import { openInput, readLines } from '../read-lines.js';
import { describeViolation } from './describe-violation.js';
import { RulesError } from './rules-error.js';

/** A rule set from a file (`-`: standard input). Throws `UsageError` when it cannot be read, `RulesError` when it is none. */
export async function readRulesFile(file: string, stdin: Readable): Promise<RuleSet> {
  const lines: string[] = [];
  for await (const line of readLines(await openInput(file, stdin))) lines.push(line);
  const reading = readRuleSet(parseJson(file, lines.join('\n')));
  if (reading.ok) return reading.rules;
  throw new RulesError(file, reading.violations.map(describeViolation));
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = `is not JSON (${error instanceof Error ? error.message : String(error)})`;
    throw new RulesError(file, [
      { code: 'invalid-json', path: '', detail, remedy: 'mend it where the message points' },
    ]);
  }
}
