import { countTitleRows, guessColumns, namedColumn } from './guess-columns';

describe('guessColumns', () => {
  it.each([
    [['Firma Adı', 'Web Sitesi', 'E-posta', 'Adres'], { domain: 1, company: 0, email: 2 }],
    [['ŞİRKET', 'WEB', 'E-POSTA'], { domain: 1, company: 0, email: 2 }],
    [['FİRMA ADI', 'ALAN ADI'], { domain: 1, company: 0, email: null }],
    [['Ünvan', 'Adres', 'İnternet Adresi'], { domain: 2, company: 0, email: null }],
    [['domain', 'company_name'], { domain: 0, company: 1, email: null }],
    [['Company', 'Website URL', 'URL'], { domain: 2, company: 0, email: null }],
    [['Kurum', 'E-posta'], { domain: 1, company: 0, email: null }],
  ])('finds the columns of %j', (header, expected) => {
    expect(guessColumns([header, []])).toEqual({ ...expected, hasHeader: true });
  });

  it('takes the column that holds domains when no header names one', () => {
    const rows = [
      ['Müşteri', 'Bilgi', 'Adres'],
      ['Alfa', 'alfa.example', 'Atatürk Cad. No.5'],
      ['Beta', 'https://beta.example/iletisim', 'İstiklal Sok. 3'],
    ];

    expect(guessColumns(rows)).toMatchObject({ domain: 1, hasHeader: true });
  });

  it('reads a file without header from its first row', () => {
    expect(
      guessColumns([
        ['alfa.example', 'Alfa'],
        ['beta.example', 'Beta'],
      ]),
    ).toEqual({ domain: 0, company: null, email: null, hasHeader: false });
  });

  it('is not misled by a header that reads like a domain', () => {
    const rows = [
      ['Tel.No', 'Firma', 'Web'],
      ['0212', 'Alfa', 'alfa.example'],
    ];

    expect(guessColumns(rows)).toEqual({ domain: 2, company: 1, email: null, hasHeader: true });
  });

  it('does not take a word in the first row of a list without header for a header', () => {
    const rows = [
      ['internet', 'alfa.example'],
      ['gıda', 'beta.example'],
    ];

    expect(guessColumns(rows)).toEqual({ domain: 1, company: null, email: null, hasHeader: false });
  });

  it('finds nothing in rubbish', () => {
    expect(
      guessColumns([
        ['lorem', 'ipsum'],
        ['dolor', 'sit'],
      ]),
    ).toBeNull();
    expect(guessColumns([])).toBeNull();
  });
});

describe('countTitleRows', () => {
  it.each([
    ['a title and its date', null, [['2026 Üye Listesi'], ['01.03.2026'], ['Firma', 'Web'], ['Alfa', 'a.example']], 2],
    [
      'no title',
      null,
      [
        ['Firma', 'Web'],
        ['Alfa', 'a.example'],
      ],
      0,
    ],
    ['no header', null, [['a.example'], ['b.example']], 0],
    [
      'a word of headers below data',
      null,
      [
        ['a.example', 'Alfa'],
        ['b.example', 'web'],
      ],
      0,
    ],
    ['a header that the caller names', 'Kaynak', [['Liste'], ['Ad', 'Kaynak'], ['Alfa', 'a.example']], 1],
  ])('counts %s', (_name, domainColumn, rows, expected) => {
    expect(countTitleRows(rows, domainColumn)).toBe(expected);
  });
});

describe('namedColumn', () => {
  it('finds the named column whatever its spelling of case and accents, and the others by their words', () => {
    expect(namedColumn(['Firma', 'İNTERNET', 'E-posta'], 'internet')).toEqual({
      domain: 1,
      company: 0,
      email: 2,
      hasHeader: true,
    });
  });

  it('finds nothing when the named column is not there', () => {
    expect(namedColumn(['a', 'b'], 'c')).toBeNull();
  });
});
