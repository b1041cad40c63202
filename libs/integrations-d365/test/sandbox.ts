import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readD365Config, type D365EnabledConfig } from '../src/lib/config';

const BIN = join(__dirname, '../../../tools/dataverse-sandbox/bin/dataverse-sandbox.mjs');

export interface SandboxRow extends Readonly<Record<string, unknown>> {
  readonly leadid: string;
}

/** The Dynamics sandbox in its own process, and the controls that only tests use. */
export class Sandbox {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async start(profile = 'provisioned'): Promise<Sandbox> {
    const folder = mkdtempSync(join(tmpdir(), 'd365-int-'));
    const caFile = join(folder, 'ca.pem');
    const child = spawn(process.execPath, [BIN, '--profile', profile, '--ca-file', caFile], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ready = JSON.parse(await firstLine(child)) as { dataverse: string; tenant_id: string; client_id: string };
    return new Sandbox(child, folder, {
      HUNTER_D365_ENABLED: 'true',
      HUNTER_D365_BASE_URL: ready.dataverse,
      HUNTER_D365_AUTHORITY_HOST: ready.dataverse,
      HUNTER_D365_TENANT_ID: ready.tenant_id,
      HUNTER_D365_CLIENT_ID: ready.client_id,
      HUNTER_D365_CLIENT_SECRET: 'sandbox-secret',
      HUNTER_D365_CA_FILE: caFile,
      HUNTER_D365_RETRY_BASE_MS: '50',
      HUNTER_D365_RELAY_INTERVAL_MS: '200',
      HUNTER_D365_LEASE_MS: '2000',
    });
  }

  config(changes: Readonly<Record<string, string>> = {}): D365EnabledConfig {
    const config = readD365Config({ ...this.environment, ...changes });
    if (!config.enabled) throw new Error('the sandbox is on');
    return config;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true });
  }

  /** No rows, no faults, counters at zero. */
  async reset(): Promise<void> {
    await this.control('POST', '/__faults/reset', {});
    await this.control('POST', '/__reset', { rows: true, counters: true });
  }

  faults(knobs: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.control('POST', '/__faults', knobs);
  }

  async rowsOf(table: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return ((await this.control('GET', `/__rows?table=${table}`)) as { rows: Record<string, unknown>[] }).rows;
  }

  async row(domain: string): Promise<SandboxRow> {
    const found = (await this.rowsOf('leads')).filter((row) => row['hunter_domain'] === domain);
    if (found.length !== 1) throw new Error(`${String(found.length)} rows for ${domain}`);
    return found[0] as SandboxRow;
  }

  /** Puts in or changes rows by the hand of a person in Dynamics. */
  seedLead(row: Readonly<Record<string, unknown>>): Promise<string> {
    return this.seed('leads', row);
  }

  async seed(table: string, row: Readonly<Record<string, unknown>>): Promise<string> {
    const ids = (await this.control('POST', '/__seed', { [table]: [row] })) as Record<string, string[]>;
    return ids[table]?.[0] ?? '';
  }

  async state(): Promise<{ readonly leads: number; readonly writes: number } & Readonly<Record<string, unknown>>> {
    return (await this.control('GET', '/__state')) as never;
  }

  /**
   * How many requests of each kind there were. The question for the recommended parallelism is left out: the relay asks it
   * when its round happens to find work, so no test can say when.
   */
  async requestsByRoute(): Promise<Readonly<Record<string, number>>> {
    const { 'GET WhoAmI': _parallelism, ...asked } = (await this.state())['requests_by_route'] as Record<
      string,
      number
    >;
    return asked;
  }

  private control(method: string, path: string, body?: unknown): Promise<unknown> {
    const url = new URL(path, this.environment['HUNTER_D365_BASE_URL']);
    const ca = readFileSync(this.environment['HUNTER_D365_CA_FILE'] ?? '');
    return new Promise((resolve, reject) => {
      const sent = request(url, { method, ca, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          if (response.statusCode === 200) resolve(JSON.parse(text));
          else reject(new Error(`${method} ${path}: ${String(response.statusCode)} ${text}`));
        });
      });
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('no stdout');
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${String(code)}: is it built?`)));
  });
}
