import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { listCoreLibraries } from '../src/core-libraries.mjs';

const ROOT = join(__dirname, '../../..');

test('every core library can be packed, passes publint and attw, and loads where it is installed', () => {
  const { status, stdout } = spawnSync(process.execPath, [join(__dirname, '../bin/core-pack.mjs')], {
    cwd: ROOT,
    encoding: 'utf8',
  });

  expect(stdout).toBe(`core-pack: ${String(listCoreLibraries(ROOT).length)} packages are fit to be published.\n`);
  expect(status).toBe(0);
}, 120_000);
