import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitOf, readyLine, spawnCli } from './support/child-sandbox.js';
import { SandboxClient } from './support/sandbox-client.js';

jest.setTimeout(30_000);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dataverse-sandbox-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function statusOf(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { agent }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

test('prints one line when ready, writes its authority and ends on SIGTERM', async () => {
  const caFile = join(folder, 'ca.pem');
  const child = spawnCli(['--ca-file', caFile]);
  const ready = await readyLine(child);
  expect(Object.keys(ready)).toEqual(['dataverse', 'ca_file', 'tenant_id', 'client_id', 'admin_client_id']);
  expect(ready.ca_file).toBe(caFile);
  const agent = new Agent({ ca: readFileSync(caFile, 'utf8') });
  expect(await statusOf(`${ready.dataverse}/__state`, agent)).toBe(200);
  const byAddress = ready.dataverse.replace('localhost', '127.0.0.1');
  expect(await statusOf(`${byAddress}/__state`, agent)).toBe(200);
  await expect(statusOf(`${ready.dataverse}/__state`, new Agent())).rejects.toThrow(
    /unable to (verify|get)|self-signed/,
  );
  child.kill('SIGTERM');
  expect(await exitOf(child)).toBe(0);
});

test('shows its options, and refuses those it does not have', async () => {
  const help = spawnCli(['--help']);
  expect(await exitOf(help)).toBe(0);
  for (const args of [['--nope'], ['--profile', 'nope'], ['--port', 'x']]) {
    expect(await exitOf(spawnCli(args))).toBe(2);
  }
});

test('takes the secret from the environment', async () => {
  const caFile = join(folder, 'ca.pem');
  const child = spawnCli(['--ca-file', caFile], { DATAVERSE_SANDBOX_CLIENT_SECRET: 'from-environment' });
  const ready = await readyLine(child);
  const agent = new Agent({ ca: readFileSync(caFile, 'utf8') });
  const token = (secret: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const outgoing = request(
        `${ready.dataverse}/${ready.tenant_id}/oauth2/v2.0/token`,
        { agent, method: 'POST' },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      outgoing.on('error', reject);
      outgoing.end(
        new URLSearchParams({
          client_id: ready.client_id,
          client_secret: secret,
          scope: `${ready.dataverse}/.default`,
          grant_type: 'client_credentials',
        }).toString(),
      );
    });
  expect(await token('from-environment')).toBe(200);
  expect(await token('sandbox-secret')).toBe(401);
  child.kill('SIGTERM');
  await exitOf(child);
});

describe('a state file', () => {
  test('keeps rows, versions, columns, keys and tokens over a restart', async () => {
    const stateFile = join(folder, 'state.json');
    const first = await SandboxClient.start({ stateFile });
    const port = Number(new URL(first.sandbox.url).port);
    const token = await first.token();
    const column = {
      '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata',
      SchemaName: 'hunter_Extra',
      MaxLength: 10,
      DisplayName: { LocalizedLabels: [{ Label: 'Extra', LanguageCode: 1033 }] },
    };
    await first.api('POST', "EntityDefinitions(LogicalName='lead')/Attributes", { body: column });
    await first.api('PATCH', "leads(hunter_domain='kept.example')", { body: { hunter_extra: 'kept' } });
    const before = await first.api('GET', "leads(hunter_domain='kept.example')");
    await first.stop();

    const second = await SandboxClient.start({ stateFile, port });
    try {
      const after = await second.send('GET', "/api/data/v9.2/leads(hunter_domain='kept.example')", {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(after.json).toEqual(before.json);
      expect(after.json['hunter_extra']).toBe('kept');
      expect(await second.state()).toMatchObject({ leads: 1, rows_created: 1 });
      const changed = await second.api('PATCH', "leads(hunter_domain='KEPT.example')?$select=subject", {
        body: { subject: 'x' },
        headers: { prefer: 'return=representation', 'if-match': String(before.headers['etag']) },
      });
      expect(changed.status).toBe(200);
    } finally {
      await second.stop();
    }
  });

  test('is written soon after a change, not only at the end', async () => {
    const stateFile = join(folder, 'state.json');
    const client = await SandboxClient.start({ stateFile });
    try {
      await client.api('PATCH', "leads(hunter_domain='soon.example')", { body: {} });
      await new Promise((resolve) => setTimeout(resolve, 600));
      expect(readFileSync(stateFile, 'utf8')).toContain('soon.example');
    } finally {
      await client.stop();
    }
  });

  test('is refused when it holds another profile or is no state file', async () => {
    const stateFile = join(folder, 'state.json');
    await (await SandboxClient.start({ stateFile })).stop();
    await expect(SandboxClient.start({ stateFile, profile: 'customised' })).rejects.toThrow(/profile 'provisioned'/);
    writeFileSync(stateFile, '{}');
    await expect(SandboxClient.start({ stateFile })).rejects.toThrow();
  });
});
