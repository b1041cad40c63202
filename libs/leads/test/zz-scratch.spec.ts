import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTable } from '../src/lib/import/read-table';
import { readTable as oldTable } from '../src/lib/import/zz-old-table';
import { readImportRow } from '../src/lib/import/read-import-row';
it('t', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'scratch-')), 'f');
  let seed = 7;
  const noise = Buffer.alloc(10 * 1024 * 1024);
  for (let index = 0; index < noise.length; index += 1) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    const byte = (seed >> 16) & 0xff;
    noise[index] = byte === 0 ? 0x20 : byte;
  }
  writeFileSync(path, Buffer.concat([Buffer.from('domain,company\nbefore.example,Before\n'), noise, Buffer.from('\nafter.example,After\n')]));
  const clock = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
  let t = clock(); for await (const row of oldTable(path)) if (row.line < 0) throw row; process.stdout.write(`oldread ${clock() - t}\n`); t = clock(); let n = 0; const rows = [];
  for await (const row of readTable(path)) { n += 1; rows.push(row); }
  process.stdout.write(`read ${n} ${clock() - t}\n`); t = clock();
  for (const row of rows) readImportRow(row, { domain: 0, company: 1, email: null, hasHeader: true });
  process.stdout.write(`norm ${clock() - t}\n`);
}, 120000);
