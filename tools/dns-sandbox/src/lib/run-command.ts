import { parseArgs } from 'node:util';
import { readFaults } from './faults.js';
import { startDnsSandbox } from './start-dns-sandbox.js';
import type { DnsSandboxOptions } from './start-dns-sandbox.js';

const HELP = `dns-sandbox: answers DNS questions (UDP and TCP) from a zone file or from recorded domains.

Usage: dns-sandbox [--zone FILE] [--records FOLDER] [options]

  --zone FILE       JSON zone: record sets and named behaviours (see README)
  --records FOLDER  every *.json there, recorded domains in the mxmap format
  --host ADDRESS    where to listen (127.0.0.1)
  --port PORT       0 takes a free one (0)
  --forward WHOM    names outside go to: system, or host:port[,host:port]; without it they are REFUSED
  --faults LIST     e.g. drop=0.1,servfail=0.02,truncate=0.1,garbage=0.01,delay-ms=20
  --seed NUMBER     of the fault sequence (1)
  --help

Prints {"dns":"host:port"} when ready; stops on SIGTERM and SIGINT.
`;

class UsageError extends Error {}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`--port ${text} is not a port`);
  return port;
}

function readOptions(args: readonly string[]): DnsSandboxOptions | 'help' {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      zone: text,
      records: text,
      host: text,
      port: text,
      forward: text,
      faults: text,
      seed: text,
      help: { type: 'boolean' },
    },
  });
  if (values.help) return 'help';
  if (values.zone === undefined && values.records === undefined) {
    throw new UsageError('nothing to serve: give --zone or --records');
  }
  const { zone, records, host, port, forward, faults, seed } = values;
  return {
    ...(zone !== undefined && { zone }),
    ...(records !== undefined && { records }),
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port: readPort(port) }),
    ...(forward !== undefined && { forward: forward === 'system' ? forward : forward.split(',') }),
    ...(faults !== undefined && { faults: readFaults(faults) }),
    ...(seed !== undefined && { seed: Number(seed) }),
  };
}

/** The command line; resolves to the exit code after a signal stopped the server (0), or 2 for what cannot start. */
export async function runCommand(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args);
    if (options === 'help') {
      process.stdout.write(HELP);
      return 0;
    }
    const stopped = new Promise<void>((resolve) => {
      process.once('SIGTERM', resolve);
      process.once('SIGINT', resolve);
    });
    const sandbox = await startDnsSandbox(options);
    process.stdout.write(`${JSON.stringify({ dns: sandbox.address })}\n`);
    await stopped;
    await sandbox.close();
    return 0;
  } catch (error) {
    process.stderr.write(`dns-sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}
