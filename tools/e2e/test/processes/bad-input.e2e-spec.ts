import type { ImportReceipt, Problem } from '../../src/http/hunter-api.js';
import type { RunningStack } from '../../src/stack/running-stack.js';
import { startStack } from '../../src/stack/start-stack.js';
import { toWindows1254 } from '../../src/sample/to-windows-1254.js';

const PROBLEM = /^application\/problem\+json/;
const MEGABYTE = 1_048_576;

describe('bad input', () => {
  let stack: RunningStack;

  beforeAll(async () => {
    stack = await startStack({ env: { HUNTER_D365_ENABLED: 'false' } });
  });

  afterAll(async () => {
    await stack?.dispose();
  });

  const totalLeads = async () => (await stack.api.fetchKpis()).total;
  const csv = (content: string | Uint8Array<ArrayBuffer>) => stack.api.uploadImport(new Blob([content]), 'list.csv');
  const rejections = ({ rejected }: ImportReceipt) =>
    rejected.map(({ line, field, code, suggestion }) => ({ line, field, code, suggestion }));

  it.each([
    ['an empty text', '', 'empty', undefined],
    ['blanks', '   ', 'empty', undefined],
    ['junk', 'no domain at all', undefined, undefined],
    ['an IPv4 address', '192.0.2.1', 'ip-address', undefined],
    ['an IPv6 address', '[2001:db8::1]', 'ip-address', undefined],
    ['a public suffix', 'com.tr', 'public-suffix', undefined],
    ['a Turkish capital İ', 'İSTANBUL.com.tr', 'turkish-i', 'istanbul.com.tr'],
    ['300 characters', `${'a'.repeat(292)}.example`, 'too-long', undefined],
    ['an emoji', '💩.example', undefined, undefined],
  ])('refuses %s as a domain with 422 and stores nothing', async (_name, domain, code, suggestion) => {
    const before = await totalLeads();
    const answer = await stack.api.ask<Problem>('POST', '/api/v1/leads/scan', { domain });
    expect(answer).toMatchObject({
      status: 422,
      contentType: expect.stringMatching(PROBLEM) as string,
      body: {
        status: 422,
        code: 'invalid-domain',
        type: '/problems/invalid-domain',
        title: expect.stringMatching(/\S/) as string,
      },
    });
    const [error, ...others] = answer.body.errors ?? [];
    expect(others).toEqual([]);
    expect(error).toMatchObject({ field: 'domain', code: code ?? expect.stringMatching(/^[a-z-]+$/) });
    expect(error?.suggestion ?? undefined).toBe(suggestion);
    expect(await totalLeads()).toBe(before);
  });

  it('refuses a consumer mail domain with 422', async () => {
    const answer = await stack.api.ask<Problem>('POST', '/api/v1/leads/scan', { domain: 'gmail.com' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'consumer-mail-domain' } });
    expect(await totalLeads()).toBe(0);
  });

  it('answers 404 for an unknown lead', async () => {
    const answer = await stack.api.ask<Problem>('GET', '/api/v1/leads/nobody.example');
    expect(answer).toMatchObject({
      status: 404,
      contentType: expect.stringMatching(PROBLEM) as string,
      body: { code: 'lead-not-found' },
    });
  });

  it('keeps a lead whose DNS fails, incomplete, without an invented zero', async () => {
    const lead = await stack.api.scanLead('gumusova-gida.example');
    expect(lead).toMatchObject({
      scan_status: 'dns-servfail',
      incomplete: true,
      readiness_score: null,
      segment: null,
      priority_category: null,
      mx_hosts: null,
      spf: null,
      dkim: null,
    });
    expect(lead.evidence.map(({ status }) => status)).not.toContain('absent');
    expect((await stack.api.fetchLead('gumusova-gida.example')).id).toBe(lead.id);
  });

  it('answers 403 to a push while Dynamics is off', async () => {
    const lead = await stack.api.scanLead('first.example');
    for (const body of [{ lead_id: lead.id }, { domain: 'first.example' }]) {
      const answer = await stack.api.ask<Problem>('POST', '/api/v1/d365/push-lead', body);
      expect(answer).toMatchObject({
        status: 403,
        contentType: expect.stringMatching(PROBLEM) as string,
        body: { code: 'd365-disabled' },
      });
    }
    expect((await stack.api.fetchLead('first.example')).d365_status).toBe('not_synced');
    expect(await stack.api.isReady()).toBe(true);
  });

  describe('in a CSV', () => {
    const rows = [
      'Şirket;Web Sitesi;İl',
      'Işık Ölçüm A.Ş.;www.isikolcum.example;İstanbul',
      ';cagdasgida.example;',
      'Boş Satır Ltd.;;Ankara',
      ';;',
      'Yanlış Ltd.;İZMİR.com.tr;İzmir',
      'Kişisel;gmail.com;Bursa',
      'Çift Kayıt;isikolcum.example;İstanbul',
      'Sayı;192.0.2.1;Ordu',
    ].join('\r\n');
    const expected = [
      { line: 4, field: 'domain', code: 'empty', suggestion: null },
      { line: 5, field: 'domain', code: 'empty', suggestion: null },
      { line: 6, field: 'domain', code: 'turkish-i', suggestion: 'izmir.com.tr' },
      { line: 7, field: 'domain', code: 'consumer-mail-domain', suggestion: null },
      { line: 8, field: 'domain', code: 'duplicate', suggestion: null },
      { line: 9, field: 'domain', code: 'ip-address', suggestion: null },
    ];

    it.each([
      ['UTF-8 with a byte order mark', () => Uint8Array.from(Buffer.from(`\uFEFF${rows}`))],
      ['Windows-1254', () => toWindows1254(rows)],
    ])('with semicolons in %s, takes the good rows and gives the others back with reasons', async (_name, encode) => {
      const { status, body } = await csv(encode());
      expect({ status, accepted: body.accepted, columns: body.columns }).toEqual({
        status: 202,
        accepted: 2,
        columns: { domain: 'Web Sitesi', company: 'Şirket' },
      });
      expect(rejections(body)).toEqual(expected);
      await stack.api.waitForScanJob(body.job_id);
      expect((await stack.api.fetchLead('isikolcum.example')).company_name).toBe('Işık Ölçüm A.Ş.');
      expect((await stack.api.fetchLead('cagdasgida.example')).company_name).toBeNull();
    });

    it('with 10 MB of rubbish among it, takes the good rows', async () => {
      const line = `${'çöp satırı ;;; "'.repeat(6)}\n`;
      const rubbish = line.repeat(Math.ceil((10 * MEGABYTE) / Buffer.byteLength(line)));
      const { status, body } = await csv(`Firma;Web Sitesi\nİyi A.Ş.;iyisirket.example\n${rubbish}`);
      expect(status).toBe(202);
      expect(body.accepted).toBe(1);
      expect(body.rejected_total).toBeGreaterThan(0);
      for (const { code } of body.rejected) expect(code).toMatch(/^[a-z-]+$/);
      await stack.api.waitForScanJob(body.job_id);
      expect((await stack.api.fetchLead('iyisirket.example')).company_name).toBe('İyi A.Ş.');
    });

    it('that is nothing but 10 MB of noise, says so and stores nothing', async () => {
      const before = await totalLeads();
      const noise = Uint8Array.from({ length: 10 * MEGABYTE }, (_, index) => (index * 2_654_435_761) >>> 24);
      const answer = await stack.api.uploadImport<Problem>(new Blob([noise]), 'noise.csv');
      expect(answer).toMatchObject({ status: 422, body: { code: 'import-unreadable' } });
      expect(await totalLeads()).toBe(before);
      expect(await stack.api.isReady()).toBe(true);
    });
  });
});
