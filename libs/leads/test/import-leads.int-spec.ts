import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import {
  AuditLogRepository,
  ImportRepository,
  LeadRepository,
  OutboxRepository,
  ScanJobRepository,
  type OpenItems,
} from '@hunter/persistence';
import { createTestDatabase, type TestDatabase } from '@hunter/persistence/testing';
import { ProblemError } from '@hunter/platform';
import { Workbook } from 'exceljs';
import { ImportLeads, MAX_IMPORT_ROWS, type ImportRequest, type ScanQueue } from '../src';

describe('ImportLeads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'import-leads-'));
  const path = join(folder, 'list');
  let database: TestDatabase;
  let woken: OpenItems[];

  beforeAll(async () => {
    database = await createTestDatabase();
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    await database.dataSource.query('TRUNCATE leads, scan_jobs, import_batches, outbox, audit_log CASCADE');
    woken = [];
  });

  afterAll(async () => {
    await database.remove();
    rmSync(folder, { recursive: true });
  });

  const ringing: ScanQueue = {
    wakeWorkers: (items) => {
      woken.push(...items);
      return Promise.resolve();
    },
    isIdle: () => Promise.resolve(true),
  };
  const useCase = (queue: ScanQueue = ringing): ImportLeads =>
    new ImportLeads(
      database.dataSource,
      new LeadRepository(database.dataSource),
      new ScanJobRepository(database.dataSource),
      new ImportRepository(database.dataSource),
      new OutboxRepository(database.dataSource),
      new AuditLogRepository(),
      queue,
    );
  const importFile = (content: string | Buffer, options: { queue?: ScanQueue } & Partial<ImportRequest> = {}) => {
    if (options.path === undefined) writeFileSync(path, content);
    const { queue, ...fields } = options;
    return useCase(queue).importLeads({
      path,
      fileName: 'list.csv',
      domainColumn: null,
      companyColumn: null,
      sheet: null,
      principal: 'local',
      requestId: 'request-1',
      ...fields,
    });
  };
  const countOf = async (from: string): Promise<number> => {
    const [row] = await database.dataSource.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${from}`);
    return row!.count;
  };

  it('commits leads, items, refused rows, audit entry and event together, then wakes the workers', async () => {
    const started = await importFile('domain,company\na.example,Alfa\nb.example,Beta\ngmail.com,Gamma\n');

    expect(started).toMatchObject({ accepted: 2, rejectedTotal: 1, columns: { domain: 'domain', company: 'company' } });
    expect(woken).toEqual([{ scanJobId: started.jobId, itemIds: [expect.any(String), expect.any(String)] }]);
    expect(await countOf("leads WHERE source = 'import' AND scan_status = 'pending'")).toBe(2);
    expect(await countOf("import_rows WHERE line = 4 AND code = 'consumer-mail-domain'")).toBe(1);
    expect(await countOf("audit_log WHERE action = 'import.start' AND request_id = 'request-1'")).toBe(1);
    expect(await countOf("outbox WHERE name = 'job.progress'")).toBe(1);
  });

  it('keeps every refused row and answers with the first hundred', async () => {
    const rubbish = Array.from({ length: 2_500 }, (_, index) => `rubbish ${String(index)}`);

    const started = await importFile(['domain', 'a.example', ...rubbish].join('\n'));

    expect(started).toMatchObject({ accepted: 1, rejectedTotal: 2_500 });
    expect(started.rejected).toHaveLength(100);
    expect(await countOf('import_rows')).toBe(2_500);
  });

  it('starts the job although no worker can be woken', async () => {
    const dead: ScanQueue = { ...ringing, wakeWorkers: () => Promise.reject(new Error('ECONNREFUSED')) };

    const started = await importFile('domain\na.example\n', { queue: dead });

    expect(await countOf(`scan_job_items WHERE scan_job_id = '${started.jobId}' AND state = 'pending'`)).toBe(1);
  });

  it('is done at once, and wakes nobody, when every row is refused', async () => {
    const started = await importFile('domain\ngmail.com\n');

    expect(started).toMatchObject({ accepted: 0, rejectedTotal: 1 });
    expect(woken).toEqual([]);
    expect(await countOf(`scan_jobs WHERE id = '${started.jobId}' AND status = 'completed'`)).toBe(1);
  });

  it('adds what a later list knows to a lead, and takes nothing away', async () => {
    await importFile('domain,company,email\na.example,,\nb.example,Beta,info@b.example\n');
    await importFile('domain,company,email\na.example,Alfa,satis@a.example\nb.example,Other,x@b.example\n');

    const rows = await database.dataSource.query<object[]>(
      'SELECT domain, company_name, contact_emails FROM leads ORDER BY domain',
    );
    expect(rows).toEqual([
      { domain: 'a.example', company_name: 'Alfa', contact_emails: ['satis@a.example'] },
      { domain: 'b.example', company_name: 'Beta', contact_emails: ['info@b.example'] },
    ]);
  });

  it('takes a workbook whose cells hold characters that no table can', async () => {
    const workbook = new Workbook();
    workbook.addWorksheet('list').addRows([
      ['Domain', 'Company'],
      ['a.example', 'Al_x0000_fa'],
      [{ text: 'b.example', hyperlink: 'https://b.example' }, { richText: [{ text: 'Be' }, { text: 'ta' }] }],
    ]);

    const started = await importFile(Buffer.from(await workbook.xlsx.writeBuffer()), { fileName: 'list.xlsx' });

    expect(started.accepted).toBe(2);
    expect(await countOf("leads WHERE company_name = 'Beta'")).toBe(1);
  });

  it.each([
    ['a file of too many rows', () => `domain\n${'gmail.com\n'.repeat(MAX_IMPORT_ROWS + 1)}`, 'too-many-rows'],
    ['an empty file', () => '', 'empty-file'],
    ['a workbook that is none', () => Buffer.from('PK\u0003\u0004 and then nothing'), 'broken-workbook'],
    ['a list of which only the header is there', () => 'domain,company\n', 'no-rows'],
    ['a list without domains', () => 'name,city\nAlfa,Ankara\n', 'column-not-found'],
  ])('refuses %s as a whole and stores nothing', async (_name, content, code) => {
    const refused = importFile(content());

    await expect(refused).rejects.toMatchObject({ code: 'import-unreadable', options: { errors: [{ code }] } });
    await expect(refused).rejects.toBeInstanceOf(ProblemError);
    for (const table of ['leads', 'scan_jobs', 'import_batches', 'outbox']) expect(await countOf(table)).toBe(0);
  });

  it('lets two lists of the same companies in opposite order pass each other', async () => {
    const domains = Array.from({ length: 6_000 }, (_, index) => `d${String(index).padStart(4, '0')}.example`);
    const other = join(folder, 'reversed');
    writeFileSync(other, ['domain', ...domains.toReversed()].join('\n'));

    const [forward, backward] = await Promise.all([
      importFile(['domain', ...domains].join('\n')),
      importFile('', { path: other }),
    ]);

    expect([forward.accepted, backward.accepted]).toEqual([6_000, 6_000]);
    expect(await countOf('leads')).toBe(6_000);
  }, 60_000);

  it('finds header and company column below the title of a printed list', async () => {
    const started = await importFile('2026 Üye Listesi;\n;\nFirma;Web\nAlfa;a.example\n');

    expect(started).toMatchObject({ accepted: 1, rejectedTotal: 0, columns: { domain: 'Web', company: 'Firma' } });
    expect(await countOf("leads WHERE company_name = 'Alfa'")).toBe(1);
  });

  it('stores nothing when the last step of the transaction fails', async () => {
    await database.dataSource.query('ALTER TABLE outbox RENAME TO outbox_away');
    try {
      await expect(importFile('domain\na.example\n')).rejects.toThrow('outbox');
    } finally {
      await database.dataSource.query('ALTER TABLE outbox_away RENAME TO outbox');
    }

    expect(woken).toEqual([]);
    for (const table of ['leads', 'scan_jobs', 'import_batches']) expect(await countOf(table)).toBe(0);
  });
});
