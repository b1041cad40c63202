import { parseArgs } from 'node:util';
import type { ProfileName } from './metadata/profile.js';
import { PROFILE_NAMES } from './metadata/profile.js';
import type { SandboxOptions } from './sandbox-options.js';
import { DEFAULT_OPTIONS } from './sandbox-options.js';
import { startDataverseSandbox } from './start-dataverse-sandbox.js';

const USAGE = `Usage: dataverse-sandbox [options]

Speaks the Dataverse Web API and the Entra token endpoint over HTTPS, with fault knobs.
Prints one JSON line with its URL when it is ready; SIGTERM or Ctrl-C stops it.

  --port <n>             port to listen on (default: a free one)
  --host <address>       address to listen on (default: 127.0.0.1)
  --profile <name>       ${PROFILE_NAMES.join(' | ')} (default: provisioned)
  --ca-file <path>       where the PEM of the sandbox's own authority is written
  --state-file <path>    keeps the rows in this file (default: in memory only)
  --tenant-id <guid>     tenant of the one app registration
  --client-id <guid>     its client id
  --client-secret <s>    its secret (default: $DATAVERSE_SANDBOX_CLIENT_SECRET, else 'sandbox-secret')
  --help                 this text
`;

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  profile: { type: 'string' },
  'ca-file': { type: 'string' },
  'state-file': { type: 'string' },
  'tenant-id': { type: 'string' },
  'client-id': { type: 'string' },
  'client-secret': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

class UsageError extends Error {}

/** Runs the sandbox as a process until it is told to stop; exit code 2 for a wrong command line. */
export async function runCli(argv: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const options = readOptions(argv, environment);
    if (options === 'help') process.stdout.write(USAGE);
    else await runUntilStopped(options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`dataverse-sandbox: ${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  }
}

async function runUntilStopped(options: Partial<SandboxOptions>): Promise<void> {
  const sandbox = await startDataverseSandbox(options);
  const ready = {
    dataverse: sandbox.url,
    ca_file: options.caFile ?? null,
    tenant_id: sandbox.tenantId,
    client_id: sandbox.clientId,
    admin_client_id: sandbox.adminClientId,
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  await sandbox.stop();
}

function readOptions(argv: readonly string[], environment: NodeJS.ProcessEnv): Partial<SandboxOptions> | 'help' {
  const { values } = parse(argv);
  if (values.help) return 'help';
  const secret = values['client-secret'] ?? environment['DATAVERSE_SANDBOX_CLIENT_SECRET'];
  return {
    port: readPort(values.port),
    profile: readProfile(values.profile),
    host: values.host ?? DEFAULT_OPTIONS.host,
    tenantId: values['tenant-id']?.toLowerCase() ?? DEFAULT_OPTIONS.tenantId,
    clientId: values['client-id']?.toLowerCase() ?? DEFAULT_OPTIONS.clientId,
    clientSecret: secret ?? DEFAULT_OPTIONS.clientSecret,
    ...(values['ca-file'] === undefined ? {} : { caFile: values['ca-file'] }),
    ...(values['state-file'] === undefined ? {} : { stateFile: values['state-file'] }),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? DEFAULT_OPTIONS.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`'${text ?? ''}' is not a port`);
  return port;
}

function readProfile(text: string | undefined): ProfileName {
  const name = PROFILE_NAMES.find((candidate) => candidate === (text ?? DEFAULT_OPTIONS.profile));
  if (name === undefined)
    throw new UsageError(`unknown profile '${text ?? ''}'; there are ${PROFILE_NAMES.join(', ')}`);
  return name;
}
