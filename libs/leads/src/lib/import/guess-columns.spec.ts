import { guessColumns, namedColumns } from './guess-columns';

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

describe('namedColumns', () => {
  it('finds named columns whatever their spelling of case and accents', () => {
    expect(namedColumns(['Müşteri', 'İNTERNET'], { domain: 'internet', company: 'musteri' })).toEqual({
      domain: 1,
      company: 0,
      email: null,
      hasHeader: true,
    });
  });

  it('finds nothing when a named column is not there', () => {
    expect(namedColumns(['a', 'b'], { domain: 'c', company: null })).toBeNull();
    expect(namedColumns(['a', 'b'], { domain: 'a', company: 'c' })).toBeNull();
  });
});
