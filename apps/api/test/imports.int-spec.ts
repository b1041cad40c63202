import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { Workbook } from 'exceljs';
import request from 'supertest';
import { startTestApi, type TestApi } from './start-test-api';

describe('imports over HTTP', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
  });

  afterAll(() => api.stop());

  const upload = (content: Buffer | string, name = 'liste.csv', fields: Record<string, string> = {}) => {
    const call = request(api.app.getHttpServer()).post('/api/v1/imports');
    for (const [field, value] of Object.entries(fields)) call.field(field, value);
    return call.attach('file', Buffer.from(content), name);
  };
  const codes = (body: { rejected: { line: number; code: string }[] }) =>
    body.rejected.map((row) => [row.line, row.code]);

  it('imports the good rows of a Turkish sheet and names what is wrong with the others', async () => {
    const text = [
      'Ünvan;Web Sitesi;E-posta;Adres',
      'Işık Gıda A.Ş.;www.isik.example;;Cadde 1',
      'Boş Ltd.;;;Cadde 2',
      'E-posta Ltd.;;satis@eposta.example;Cadde 3',
      'Tüketici;gmail.com;;',
      'İki kere;isik.example;;',
      'Büyük İ;İZMİR.com.tr;;',
    ].join('\r\n');

    const { status, body } = await upload(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]));

    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: 2, rejected_total: 4, columns: { domain: 'Web Sitesi', company: 'Ünvan' } });
    expect(codes(body)).toEqual([
      [3, 'empty'],
      [5, 'consumer-mail-domain'],
      [6, 'duplicate'],
      [7, 'turkish-i'],
    ]);
    expect(body.rejected[3].suggestion).toBe('izmir.com.tr');
  });

  it('reads Windows-1254', async () => {
    const row = Buffer.from([0xde, 0x65, 0x6b, 0x65, 0x72, 0x2c]); // Şeker,
    await upload(Buffer.concat([Buffer.from('firma,domain\n'), row, Buffer.from('seker.example\n')]));

    const { body } = await request(api.app.getHttpServer()).get('/api/v1/leads/seker.example');

    expect(body.company_name).toBe('Şeker');
  });

  it('reads a workbook', async () => {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet('OSB');
    sheet.addRows([
      ['FİRMA ADI', 'WEB ADRESİ'],
      ['Çelik Döküm', 'http://celik.example'],
      ['', 'yok'],
    ]);

    const { status, body } = await upload(Buffer.from(await workbook.xlsx.writeBuffer()), 'osb.xlsx');

    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: 1, rejected_total: 1, sheet: 'OSB', other_sheets: [] });
  });

  it('says which sheet of a workbook it read and which not, and reads the one that is named', async () => {
    const workbook = new Workbook();
    for (const name of ['Liste', 'Ikinci']) {
      workbook.addWorksheet(name).addRows([
        ['Firma', 'Web Sitesi'],
        [name, `${name.toLowerCase()}.example`],
      ]);
    }
    const file = Buffer.from(await workbook.xlsx.writeBuffer());

    const found = await upload(file, 'iki.xlsx');
    const named = await upload(file, 'iki.xlsx', { sheet: 'Ikinci' });
    const missing = await upload(file, 'iki.xlsx', { sheet: 'Üçüncü' });
    const text = await upload('domain\ntext.example\n');

    expect(found.body).toMatchObject({ accepted: 1, sheet: 'Liste', other_sheets: ['Ikinci'] });
    expect(named.body).toMatchObject({ accepted: 1, sheet: 'Ikinci', other_sheets: ['Liste'] });
    expect((await request(api.app.getHttpServer()).get('/api/v1/leads/ikinci.example')).status).toBe(200);
    expect([missing.status, missing.body.code, missing.body.errors]).toEqual([
      422,
      'import-unreadable',
      [{ field: 'sheet', code: 'sheet-not-found', allowed: ['Liste', 'Ikinci'] }],
    ]);
    expect(text.body).toMatchObject({ sheet: null, other_sheets: [] });
  });

  it('refuses a second list instead of passing over it', async () => {
    const { status, body } = await request(api.app.getHttpServer())
      .post('/api/v1/imports')
      .attach('file', Buffer.from('domain\none-of-two.example\n'), 'a.csv')
      .attach('file', Buffer.from('domain\ntwo-of-two.example\n'), 'b.csv');

    expect([status, body.code, body.errors]).toEqual([422, 'invalid-body', [{ field: 'file', code: 'only-one' }]]);
    expect((await request(api.app.getHttpServer()).get('/api/v1/leads/one-of-two.example')).status).toBe(404);
  });

  it('keeps the Turkish names of a list in UTF-8 when one byte of it is lost', async () => {
    const list = Buffer.concat([
      Buffer.from('domain,company\nutf1.example,Çelik İnşaat A.Ş.\nutf2.example,Bad'),
      Buffer.from([0xff, 0x0a]),
    ]);

    const { body } = await upload(list);

    expect(body).toMatchObject({
      accepted: 1,
      rejected: [{ line: 3, field: 'row', code: 'bad-encoding', suggestion: null }],
    });
    const lead = await request(api.app.getHttpServer()).get('/api/v1/leads/utf1.example');
    expect(lead.body.company_name).toBe('Çelik İnşaat A.Ş.');
  });

  it('refuses the row that holds NUL and imports the rest', async () => {
    const { status, body } = await upload('domain,company\nnul1.example,Alfa\nnul2.example,Be\0ta\nnul3.example,C\n');

    expect([status, body.accepted]).toEqual([202, 2]);
    expect(codes(body)).toEqual([[3, 'bad-encoding']]);
  });

  it('takes the columns that the caller names, and says which there are when one is missing', async () => {
    const text = 'a,b\nnamed.example,Named\n';

    const named = await upload(text, 'x.csv', { domain_column: 'a', company_column: 'b' });
    const missing = await upload(text, 'x.csv', { domain_column: 'site' });

    expect(named.body).toMatchObject({ accepted: 1, columns: { domain: 'a', company: 'b' } });
    expect(missing.body).toMatchObject({
      code: 'import-unreadable',
      errors: [{ field: 'domain_column', code: 'column-not-found', allowed: ['a', 'b'] }],
    });
    const noCompany = await upload(text, 'x.csv', { domain_column: 'a', company_column: 'Nope' });
    expect(noCompany.body).toMatchObject({
      errors: [{ field: 'company_column', code: 'column-not-found', allowed: ['a', 'b'] }],
    });
  });

  it('survives 10 MB of rubbish around two good rows', async () => {
    let seed = 7;
    const noise = Buffer.alloc(10 * 1024 * 1024);
    for (let index = 0; index < noise.length; index += 1) {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      noise[index] = (seed >> 16) & 0xff;
    }
    const file = Buffer.concat([
      Buffer.from('domain,company\nbefore.example,Before\n'),
      noise,
      Buffer.from('\nafter.example,After\n'),
    ]);

    const { status, body } = await upload(file);

    expect(status).toBe(202);
    expect(body.rejected_total).toBeGreaterThan(1_000);
    for (const domain of ['before.example', 'after.example']) {
      expect((await request(api.app.getHttpServer()).get(`/api/v1/leads/${domain}`)).status).toBe(200);
    }
    const rest = await request(api.app.getHttpServer()).get(`/api/v1/scan-jobs/${String(body.job_id)}/rejected`);
    expect(rest.body.items.length).toBe(1_000);
    expect(rest.body.next_line).toBeGreaterThan(0);
  }, 150_000);

  it.each([
    ['an empty file', Buffer.alloc(0), 'empty-file'],
    ['a header and nothing else', Buffer.from('domain,company\n'), 'no-rows'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'not-a-text-or-workbook'],
    ['prose without a domain', Buffer.from('Bu bir liste değil.\nSadece metin.\n'), 'column-not-found'],
  ])('refuses %s as a whole', async (_name, content, code) => {
    const { status, body } = await upload(content);

    expect([status, body.code, body.errors[0].code]).toEqual([422, 'import-unreadable', code]);
  });

  it('asks for the field when there is no file', async () => {
    const { status, body } = await request(api.app.getHttpServer()).post('/api/v1/imports').field('domain_column', 'a');

    expect([status, body.errors[0].field]).toEqual([422, 'file']);
  });

  it('changes nothing when the same file comes twice', async () => {
    const text = 'domain,company\ntwice.example,Twice\n';
    await upload(text);
    await upload(text);

    const { body } = await request(api.app.getHttpServer()).get('/api/v1/leads/twice.example');

    expect(body.row_version).toBe(1);
  });

  it('takes a list whose header and file name hold NUL', async () => {
    const list = Buffer.from('\uFEFFdomain\0,company\nnul-header.example,x\n', 'utf16le');
    const head = '--XX\r\nContent-Disposition: form-data; name="file"; filename*=UTF-8\'\'a%00b.csv\r\n\r\n';
    const { status, body } = await request(api.app.getHttpServer())
      .post('/api/v1/imports')
      .set('Content-Type', 'multipart/form-data; boundary=XX')
      .send(Buffer.concat([Buffer.from(head), list, Buffer.from('\r\n--XX--\r\n')]));

    expect([status, body.accepted]).toEqual([202, 1]);
  });

  it('takes a list whose company column holds a novel', async () => {
    const novel = Array.from({ length: 2_000 }, (_, index) => String.fromCharCode(0x4e00 + ((index * 7_919) % 20_000)));

    const { status, body } = await upload(`domain,company\nnovel.example,${novel.join('')}\n`);

    expect([status, body.accepted]).toEqual([202, 1]);
  });

  it('takes the field "file" whatever other files come before it', async () => {
    const { body } = await request(api.app.getHttpServer())
      .post('/api/v1/imports')
      .attach('logo', Buffer.from('x'), 'logo.png')
      .attach('file', Buffer.from('domain\nbehind-logo.example\n'), 'list.csv');

    expect(body.accepted).toBe(1);
  });

  it('answers a multipart body without boundary with invalid-body', async () => {
    const { status, body } = await request(api.app.getHttpServer())
      .post('/api/v1/imports')
      .set('Content-Type', 'multipart/form-data; charset=utf-8')
      .send('x');

    expect([status, body.code]).toEqual([422, 'invalid-body']);
  });

  it('outlives an upload that breaks off in the middle of the file', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => {
      unhandled.push(error);
    };
    process.on('unhandledRejection', note);
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      'POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n' +
        'Content-Type: multipart/form-data; boundary=XX\r\n\r\n' +
        '--XX\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\ndomain\na.example\n',
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 500));
    process.off('unhandledRejection', note);

    expect(unhandled).toEqual([]);
    expect((await request(api.app.getHttpServer()).get('/healthz/live')).status).toBe(200);
  });
});
