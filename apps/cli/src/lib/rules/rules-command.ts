import { rulesV1 } from '@hunter/core-scoring';
import type { RuleSet } from '@hunter/core-scoring';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ApiError, apiUrl } from '../api-client.js';
import { LineWriter } from '../line-writer.js';
import { openInput } from '../read-lines.js';
import type { ExitCode, Terminal } from '../terminal.js';
import { diffRules, DRIFT_LIMIT, isVersionReused } from './diff-rules.js';
import { fetchBase } from './fetch-base.js';
import { readBase } from './read-base.js';
import type { Base } from './read-base.js';
import { readRulesFile } from './read-rules-file.js';
import { RulesError } from './rules-error.js';
import { toDiffJson, toDiffLines } from './write-diff.js';

export interface RulesDiffOptions {
  readonly json: boolean;
  /** JSON lines of leads; null: the committed regression set. `-` is standard input. */
  readonly base: string | null;
  /** Take the leads of the API instead. */
  readonly api: boolean;
  /** The rule set to compare with; null: the one that leads are scored by. */
  readonly against: string | null;
}

/** Says whether a file is a rule set, and if not, where and why not. */
export async function runRulesValidate(
  file: string,
  { json }: { json: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  return withRulesErrors(json, terminal, async (writer) => {
    const { version } = await readRulesFile(file, terminal.stdin);
    await writer.write(json ? JSON.stringify({ file, ok: true, version }) : `${file}: a rule set, version ${version}`);
    return 0;
  });
}

/** Scores the base by the rule set of a file and shows who changes class. */
export async function runRulesDiff(file: string, options: RulesDiffOptions, terminal: Terminal): Promise<ExitCode> {
  return withRulesErrors(options.json, terminal, async (writer) => {
    const after = await readRulesFile(file, terminal.stdin);
    const before = await readBefore(options.against, terminal);
    const { name, leads, skipped } = await readNamedBase(options, terminal);
    const diff = diffRules(leads, before, after);
    const isReused = isVersionReused(before, after);
    const subject = { before: before.version, after: after.version, isVersionReused: isReused, base: name, skipped };
    const lines = options.json ? [JSON.stringify(toDiffJson(diff, subject))] : toDiffLines(diff, subject);
    for (const line of lines) await writer.write(line);
    return diff.share > DRIFT_LIMIT ? 1 : 0;
  });
}

async function readBefore(file: string | null, terminal: Terminal): Promise<RuleSet> {
  return file === null ? rulesV1 : readRulesFile(file, terminal.stdin);
}

async function readNamedBase(
  { base, api }: RulesDiffOptions,
  terminal: Terminal,
): Promise<Base & { readonly name: string }> {
  if (api) {
    const name = apiUrl(terminal.env);
    return { name, ...(await fetchBase(name)) };
  }
  const name = base ?? 'the regression set';
  const stream = await openInput(base ?? regressionSetFile(), terminal.stdin);
  return { name, ...(await readBase(name, stream)) };
}

function regressionSetFile(): string {
  const manifest = createRequire(import.meta.url).resolve('@hunter/core-scoring/package.json');
  return join(dirname(manifest), 'rules', 'regression-set.jsonl');
}

/** What a rule set or the API can do wrong is told in words or as JSON; exit 1. */
async function withRulesErrors(
  json: boolean,
  terminal: Terminal,
  run: (writer: LineWriter) => Promise<ExitCode>,
): Promise<ExitCode> {
  const writer = new LineWriter(terminal.stdout);
  try {
    return await run(writer);
  } catch (error) {
    if (error instanceof ApiError) {
      const { code, message: detail } = error;
      if (json) await writer.write(JSON.stringify({ error: { code, detail } }));
      else terminal.stderr.write(`${code}: ${detail}\n`);
      return 1;
    }
    if (!(error instanceof RulesError)) throw error;
    const { file, faults, message } = error;
    if (json) await writer.write(JSON.stringify({ file, ok: false, errors: faults }));
    else terminal.stderr.write(`${message}\n`);
    return 1;
  } finally {
    await writer.flush();
  }
}
