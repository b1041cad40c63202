import type { ScoreSignals } from '@hunter/core-scoring';
import type { Readable } from 'node:stream';
import { readObject, readTextOrNull } from '../input-shape.js';
import type { InputObject } from '../input-shape.js';
import { InputError } from '../json-lines-command.js';
import { readLines } from '../read-lines.js';
import { readScoreSignals } from '../read-score-signals.js';
import { UsageError } from '../usage-error.js';

/** A lead to score anew: who it is, and the signals that it is scored by. */
export interface BaseLead {
  readonly domain: string;
  readonly signals: ScoreSignals;
}

export interface Base {
  readonly leads: readonly BaseLead[];
  /** Lines without a provider: scans that failed, which no rule set scores. */
  readonly skipped: number;
}

/** Field names of `hunter scan --json` and of the HTTP API, beside those of score signals. */
const OTHER_NAMES = { mxHosts: 'mx_hosts', dmarcPolicy: 'dmarc_policy', spfRecord: 'spf_record' } as const;

/**
 * Leads from JSON lines: score signals, or the lines that `hunter scan --json` prints. Throws `UsageError` naming the line
 * that is neither.
 */
export async function readBase(name: string, stream: Readable): Promise<Base> {
  const leads: BaseLead[] = [];
  let skipped = 0;
  let number = 0;
  for await (const line of readLines(stream)) {
    number += 1;
    if (line.trim() === '') continue;
    const lead = readLine(name, number, line);
    if (lead === null) skipped += 1;
    else leads.push(lead);
  }
  if (leads.length === 0) throw new UsageError(`${name} holds no lead to score`);
  return { leads, skipped };
}

function readLine(name: string, number: number, line: string): BaseLead | null {
  try {
    return readLead(unwrap(readObject(JSON.parse(line))), `line ${number}`);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof SyntaxError)) throw error;
    throw new UsageError(`${name}, line ${number}: ${error.message}`);
  }
}

/** A recorded case wraps its signals in `input`, where a scanned line has the text that was asked about. */
function unwrap(line: InputObject): InputObject {
  return typeof line['input'] === 'object' ? readObject(line['input']) : line;
}

/** A lead, or null for one that no rule set scores because its provider was not read. Throws `InputError`. */
export function readLead(line: InputObject, nameless = ''): BaseLead | null {
  const isUnscored = line['provider'] === null || (line['provider'] === undefined && Object.hasOwn(line, 'error'));
  if (isUnscored) return null;
  const renamed: Record<string, unknown> = { ...line };
  for (const [field, other] of Object.entries(OTHER_NAMES)) {
    if (renamed[field] === undefined && line[other] !== undefined) renamed[field] = line[other];
  }
  const domain = readTextOrNull(line, 'domain', null) ?? nameless;
  return { domain, signals: readScoreSignals(renamed) };
}
