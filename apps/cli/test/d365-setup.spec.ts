import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readJsonLines, run } from './terminal.js';

const BIN = join(__dirname, '../../../tools/dataverse-sandbox/bin/dataverse-sandbox.mjs');

let folder: string;
let child: ChildProcess;
let settings: Record<string, string>;
let admin: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hunter-cli-'));
  const caFile = join(folder, 'ca.pem');
  child = spawn(process.execPath, [BIN, '--profile', 'turkish', '--ca-file', caFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}: is it built?`)));
  });
  const ready = JSON.parse(line) as Record<'dataverse' | 'tenant_id' | 'client_id' | 'admin_client_id', string>;
  settings = {
    HUNTER_D365_BASE_URL: ready.dataverse,
    HUNTER_D365_AUTHORITY_HOST: ready.dataverse,
    HUNTER_D365_TENANT_ID: ready.tenant_id,
    HUNTER_D365_CLIENT_ID: ready.client_id,
    HUNTER_D365_CLIENT_SECRET: 'sandbox-secret',
    HUNTER_D365_CA_FILE: caFile,
  };
  admin = {
    HUNTER_D365_ADMIN_CLIENT_ID: ready.admin_client_id,
    HUNTER_D365_ADMIN_CLIENT_SECRET: 'sandbox-admin-secret',
  };
}, 60_000);

afterAll(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true });
});

interface Checklist {
  readonly healthy: boolean;
  readonly items: readonly { readonly check: string; readonly status: string }[];
}

test('an organisation is examined, provisioned and found well', async () => {
  const before = await run(['d365', 'doctor'], '', settings);
  expect(before.code).toBe(1);
  expect(before.stdout).toContain('✓ Token obtained\n');
  expect(before.stdout).toContain('✗ Alternate key active (key-missing)\n');
  expect(before.stdout).toContain('→ Run “hunter d365 provision” as an administrator.\n');
  expect(before.stdout).not.toContain('sandbox-secret');

  const planned = await run(['d365', 'provision', '--dry-run'], '', settings);
  expect(planned.code).toBe(0);
  expect(planned.stdout).toContain('+ Create the column hunter_score\n');
  expect(planned.stdout).toContain('Nothing was changed.\n');

  const made = await run(['d365', 'provision', '--json'], '', { ...settings, ...admin });
  expect(made.code).toBe(0);
  expect(readJsonLines(made.stdout)).toEqual([
    expect.objectContaining({ dry_run: false, complete: true, languages: [1055], conflicts: [] }),
  ]);

  const again = await run(['d365', 'provision'], '', { ...settings, ...admin, LANG: 'tr_TR.UTF-8' });
  expect(again).toEqual({ code: 0, stdout: 'Yapılacak bir şey yok: kuruluş hazır.\n', stderr: '' });

  const after = await run(['d365', 'doctor', '--json', '--round-trip'], '', settings);
  expect(after.code).toBe(0);
  const [checklist] = readJsonLines<Checklist>(after.stdout);
  expect(checklist?.items.map(({ status }) => status)).toEqual(Array(10).fill('pass'));
}, 60_000);

test('wrong settings are exit 2 and name the variable, not the secret', async () => {
  const none = await run(['d365', 'doctor'], '', {});
  expect(none.code).toBe(2);
  expect(none.stderr).toContain('HUNTER_D365_BASE_URL');
  const noAdmin = await run(['d365', 'provision'], '', settings);
  expect(noAdmin).toMatchObject({ code: 2, stderr: expect.stringContaining('HUNTER_D365_ADMIN_CLIENT_ID') });
  expect(await run(['d365', 'doctor', '--nonsense'], '', settings)).toMatchObject({ code: 2 });
});

test('a sign-in that is refused is exit 1 with its remedy', async () => {
  const wrong = { ...settings, ...admin, HUNTER_D365_ADMIN_CLIENT_SECRET: 'another-canary' };
  const refused = await run(['d365', 'provision'], '', wrong);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('sign-in-secret-invalid');
  expect(`${refused.stdout}${refused.stderr}`).not.toContain('another-canary');
});
