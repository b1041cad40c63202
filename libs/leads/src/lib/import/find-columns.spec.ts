import { findColumns } from './find-columns';

const NONE = { domain: null, company: null };

describe('findColumns', () => {
  it('finds columns and header below the rows of a title', () => {
    expect(findColumns([['2026'], ['Firma', 'Web'], ['Alfa', 'a.example']], NONE)).toEqual({
      ok: true,
      columns: { domain: 1, company: 0, email: null, hasHeader: true },
      header: ['Firma', 'Web'],
      titleRows: 1,
    });
  });

  it('takes the columns that are named whatever their spelling of case and accents', () => {
    expect(findColumns([['Müşteri', 'İNTERNET']], { domain: 'internet', company: 'musteri' })).toMatchObject({
      columns: { domain: 1, company: 0, hasHeader: true },
    });
  });

  it('takes a company column that is named while the domain column is found', () => {
    const rows = [
      ['Grup', 'Firma', 'Web'],
      ['Alfa', 'Alfa Gıda', 'a.example'],
    ];

    expect(findColumns(rows, { domain: null, company: 'grup' })).toMatchObject({ columns: { domain: 2, company: 0 } });
  });

  it.each([
    [{ domain: 'Nope', company: null }, 'domain'],
    [{ domain: 'Web', company: 'Nope' }, 'company'],
    [{ domain: null, company: 'Nope' }, 'company'],
    [{ domain: 'Nope', company: 'Nope' }, 'domain'],
  ])('says for %j that the column of the %s is missing', (names, missing) => {
    expect(findColumns([['Firma', 'Web']], names)).toEqual({ ok: false, missing, header: ['Firma', 'Web'] });
  });

  it('finds nothing in a list without domains', () => {
    expect(findColumns([['name', 'city']], NONE)).toMatchObject({ ok: false, missing: 'domain' });
    expect(findColumns([], NONE)).toEqual({ ok: false, missing: 'domain', header: [] });
  });
});
