import type { ImportColumns } from './guess-columns';
import { readImportRow } from './read-import-row';

const COLUMNS: ImportColumns = { domain: 0, company: 1, email: 2, hasHeader: true };
const read = (cells: readonly string[], columns = COLUMNS) => readImportRow({ line: 7, cells }, columns);

describe('readImportRow', () => {
  it('reads web site, company and e-mail address', () => {
    expect(read(['https://www.isik.example/iletisim', 'Işık A.Ş.', 'satis@isik.example'])).toEqual({
      ok: true,
      lead: {
        domain: 'isik.example',
        unicode_domain: 'isik.example',
        company_name: 'Işık A.Ş.',
        contact_emails: ['satis@isik.example'],
        contact_quality_score: 50,
      },
    });
  });

  it("takes the company's own e-mail domain when there is no web site", () => {
    expect(read(['', 'Beta', 'info@beta.example'])).toMatchObject({ ok: true, lead: { domain: 'beta.example' } });
  });

  it.each([
    ['no cell at all', [], 'domain', 'empty', null],
    ['a consumer mailbox for an e-mail', ['', 'Gamma', 'gamma@gmail.com'], 'email', 'consumer-mail-domain', null],
    ['a dotted capital I', ['İZMİR.com.tr'], 'domain', 'turkish-i', 'izmir.com.tr'],
    ['a placeholder', ['yok', 'Delta', ''], 'domain', 'placeholder', null],
    [
      'a web site that cannot be read, even beside a good e-mail',
      ['192.168.1.1', '', 'a@b.example'],
      'domain',
      'ip-address',
      null,
    ],
  ])('refuses %s and says which field', (_name, cells, field, code, suggestion) => {
    expect(read(cells)).toEqual({ ok: false, rejected: { line: 7, field, code, suggestion } });
  });

  it('refuses a row of which characters are lost, even when its domain is whole', () => {
    expect(readImportRow({ line: 7, cells: ['a.example', 'Alf\uFFFD'], unreadable: true }, COLUMNS)).toEqual({
      ok: false,
      rejected: { line: 7, field: 'row', code: 'bad-encoding', suggestion: null },
    });
  });

  it('leaves out what the list has no column for, and an address that is none', () => {
    expect(read(['a.example', 'Alfa', 'x'], { ...COLUMNS, company: null })).toMatchObject({
      lead: { company_name: null, contact_emails: [], contact_quality_score: null },
    });
  });

  it('keeps the address of a list that knows companies by their e-mail only', () => {
    const columns = { ...COLUMNS, company: null, email: null };

    expect(read(['info@beta.example'], columns)).toMatchObject({
      lead: { domain: 'beta.example', contact_emails: ['info@beta.example'] },
    });
    expect(read(['https://user@beta.example/'], columns)).toMatchObject({ lead: { contact_emails: [] } });
  });

  it('cuts a text that is too long to be a name', () => {
    expect(read(['a.example', '商'.repeat(2_000)])).toMatchObject({ lead: { company_name: '商'.repeat(300) } });
  });

  it('takes control characters out of a name, as a name that is typed is read', () => {
    expect(read(['a.example', 'Alfa\u0007\nA.Ş.'])).toMatchObject({ lead: { company_name: 'Alfa A.Ş.' } });
    expect(read(['a.example', '\u0007'])).toMatchObject({ lead: { company_name: null } });
  });
});
