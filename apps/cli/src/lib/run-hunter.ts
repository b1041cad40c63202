import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { answerClassify, answerNormalize, answerScore } from './answer-line.js';
import { runD365Doctor } from './d365/doctor-command.js';
import { runD365Provision } from './d365/provision-command.js';
import { runD365Push } from './d365-push-command.js';
import { runJsonLines } from './json-lines-command.js';
import { runRulesDiff, runRulesValidate } from './rules/rules-command.js';
import { runScan } from './scan-command.js';
import type { ScanDepth } from './scan-domain.js';
import type { ExitCode, Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

const DEFAULT_CONCURRENCY = 100;
const MAX_CONCURRENCY = 2000;
const DEFAULT_DOMAIN_TIMEOUT_S = 20;
const DEFAULT_PUSH_TIMEOUT_S = 120;

function readNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = text.trim() === '' ? Number.NaN : Number(text);
    if (!(number >= least && number <= most)) throw new InvalidArgumentError(`not a number from ${least} to ${most}`);
    return number;
  };
}

function readWholeNumber(least: number, most: number): (text: string) => number {
  const read = readNumber(least, most);
  return (text) => {
    const number = read(text);
    if (!Number.isInteger(number)) throw new InvalidArgumentError('not a whole number');
    return number;
  };
}

function addScan(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('scan')
    .description('read the DNS of domains, say who holds their mail and score them')
    .argument('[domain...]', 'domains, URLs or mail addresses; - reads them from standard input')
    .option('--json', 'one JSON object per line instead of a table', false)
    .option('--file <file>', 'a file with one domain per line; - is standard input')
    .option('--concurrency <n>', 'domains at the same time', readWholeNumber(1, MAX_CONCURRENCY), DEFAULT_CONCURRENCY)
    .option('--rate <n>', 'domains a second, 0 for no limit', readNumber(0, 1_000_000), 0)
    .option('--timeout <seconds>', 'time for one domain', readNumber(0.1, 3600), DEFAULT_DOMAIN_TIMEOUT_S)
    .addOption(new Option('--depth <depth>', 'how much to read; full for a few domains').choices(['bulk', 'full']))
    .action(async (domains: string[], options: ScanFlags) => {
      const { json, concurrency, rate } = options;
      const file = options.file ?? null;
      const depth = options.depth ?? null;
      const domainTimeoutMs = options.timeout * 1000;
      finish(await runScan(domains, { json, file, concurrency, rate, domainTimeoutMs, depth }, terminal));
    });
}

interface ScanFlags {
  readonly json: boolean;
  readonly file?: string;
  readonly concurrency: number;
  readonly rate: number;
  readonly timeout: number;
  readonly depth?: ScanDepth;
}

function addJsonLines(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const commands = [
    ['score', 'score signals', answerScore],
    ['classify', '{"mxHost"} or mail set-up readings', answerClassify],
    ['normalize', 'JSON texts or {"input"}', answerNormalize],
  ] as const;
  for (const [name, what, answer] of commands) {
    program
      .command(name)
      .description(`${what} as JSON lines on standard input, the answers as JSON lines on standard output`)
      .action(async () => {
        finish(await runJsonLines(answer, terminal));
      });
  }
}

function addRules(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const rules = program.command('rules').description('rule sets of the score');
  rules
    .command('diff')
    .description('score leads by a rule set and show who would change segment or sales play')
    .argument('<file>', 'the rule set, JSON; - is standard input')
    .option('--base <file>', 'leads as JSON lines: score signals, or what scan --json prints (the regression set)')
    .option('--api', 'the leads of the API at HUNTER_API_URL', false)
    .option('--against <file>', 'the rule set to compare with (the one in use)')
    .option('--json', 'one JSON object instead of a table', false)
    .action(async (file: string, options: RulesDiffFlags) => {
      const { json, api, base = null, against = null } = options;
      if (api && base !== null) throw new UsageError('the leads come from --base or from --api, not from both');
      if ([file, base, against].filter((name) => name === '-').length > 1) {
        throw new UsageError('only one of the files can be standard input');
      }
      finish(await runRulesDiff(file, { json, api, base, against }, terminal));
    });
  rules
    .command('validate')
    .description('say whether a file is a rule set, and if not, where and what to do')
    .argument('<file>', 'the rule set, JSON; - is standard input')
    .option('--json', 'one JSON object instead of text', false)
    .action(async (file: string, options: { readonly json: boolean }) => {
      finish(await runRulesValidate(file, options, terminal));
    });
}

interface RulesDiffFlags {
  readonly base?: string;
  readonly against?: string;
  readonly api: boolean;
  readonly json: boolean;
}

function addD365Setup(d365: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  d365
    .command('doctor')
    .description('examine the organisation that HUNTER_D365_* names and say how to repair it')
    .option('--json', 'one JSON object instead of text', false)
    .option('--round-trip', 'also make a test lead, read it and delete it', false)
    .action(async (options: { readonly json: boolean; readonly roundTrip: boolean }) => {
      finish(await runD365Doctor(options, terminal));
    });
  d365
    .command('provision')
    .description('make publisher, solution, columns and key, signed in as HUNTER_D365_ADMIN_CLIENT_ID')
    .option('--json', 'one JSON object instead of text', false)
    .option('--dry-run', 'say what would be made and change nothing', false)
    .action(async (options: { readonly json: boolean; readonly dryRun: boolean }) => {
      finish(await runD365Provision(options, terminal));
    });
}

function addD365(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const d365 = program.command('d365').description('Dynamics 365 Sales');
  addD365Setup(d365, terminal, finish);
  d365
    .command('push')
    .description('push a scanned lead and wait for the end of it')
    .argument('<domain>', 'the domain of the lead')
    .option('--json', 'one JSON object instead of text', false)
    .option('--timeout <seconds>', 'how long to wait', readNumber(1, 86_400), DEFAULT_PUSH_TIMEOUT_S)
    .action(async (domain: string, { json, timeout }: { readonly json: boolean; readonly timeout: number }) => {
      finish(await runD365Push(domain, { json, timeoutMs: timeout * 1000 }, terminal));
    });
}

function createProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('hunter')
    .description('Reads what a company publishes about its mail and scores it for Microsoft 365.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    })
    .addHelpText(
      'after',
      `
Environment:
  HUNTER_DNS_SERVERS  resolvers, host:port[,host:port]; the system's when empty
  HUNTER_API_URL      where d365 push and rules diff --api find the API (http://localhost:3000)

Exit codes: 0 all well, 1 some failed, 2 wrong use.`,
    );
  addScan(program, terminal, finish);
  addJsonLines(program, terminal, finish);
  addRules(program, terminal, finish);
  addD365(program, terminal, finish);
  for (const command of program.commands) {
    command.copyInheritedSettings(program);
    for (const inner of command.commands) inner.copyInheritedSettings(program);
  }
  return program;
}

/** The whole command line: arguments in, exit code out. */
export async function runHunter(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(terminal, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.stderr.write(`hunter: ${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}
