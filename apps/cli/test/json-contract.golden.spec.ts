import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DnsAnswer, DnsRecord, DnsResolver } from '@hunter/core-dns';
import { scanDomain } from '../src/lib/scan-domain.js';
import { run } from './terminal.js';

const READ_AT = '2026-11-21T10:00:00.000Z';

interface CommandCase {
  readonly args: readonly string[];
  readonly stdin: string;
  /** Standard output, byte for byte: scripts read names, order and units. */
  readonly output: string;
}

interface ScanCase {
  readonly input: string;
  /** `name TYPE` → its records; what is not here does not exist. */
  readonly zone: Readonly<Record<string, readonly DnsRecord[] | 'servfail'>>;
  readonly output: string;
}

/** Cases of `golden/<name>.jsonl`. With UPDATE_GOLDEN=1 their outputs are written anew first. */
async function readCases<Case extends { readonly output: string }>(
  name: string,
  answer: (golden: Case) => Promise<string>,
): Promise<Case[]> {
  const file = join(__dirname, 'golden', `${name}.jsonl`);
  const lines = readFileSync(file, 'utf8').split('\n');
  const cases = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Case);
  if (cases.length === 0) throw new Error(`${name}.jsonl holds no cases`);
  if (process.env['UPDATE_GOLDEN'] !== '1') return cases;
  const updated: Case[] = [];
  for (const golden of cases) updated.push({ ...golden, output: await answer(golden) });
  writeFileSync(file, updated.map((golden) => `${JSON.stringify(golden)}\n`).join(''));
  return updated;
}

function resolverOf(zone: ScanCase['zone']): DnsResolver {
  return {
    query: (name, type): Promise<DnsAnswer> => {
      const found = zone[`${name} ${type}`];
      if (found === 'servfail') return Promise.resolve({ kind: 'failed', cause: 'servfail' });
      if (found === undefined) return Promise.resolve({ kind: 'absent', reason: 'nxdomain' });
      return Promise.resolve({ kind: 'records', records: found, authenticated: false });
    },
  };
}

const runCommand = async ({ args, stdin }: CommandCase): Promise<string> => (await run(args, stdin)).stdout;
const scan = async ({ input, zone }: ScanCase): Promise<string> =>
  JSON.stringify(await scanDomain(input, resolverOf(zone), READ_AT));

describe('the JSON that scripts read', () => {
  test('from normalize, classify and score is as recorded', async () => {
    for (const golden of await readCases('json-lines', runCommand)) {
      expect(await runCommand(golden)).toBe(golden.output);
    }
  });

  test('from scan --json is as recorded', async () => {
    for (const golden of await readCases('scan-lines', scan)) expect(await scan(golden)).toBe(golden.output);
  });
});
