import { foldHeader } from './fold-header';

describe('foldHeader', () => {
  it.each([
    ['İNTERNET ADRESİ', 'internet adresi'],
    ['Firma Ünvanı', 'firma unvani'],
    ['ŞİRKET_ADI', 'sirket adi'],
    ['  E-posta  ', 'e posta'],
    ['Kâğıt', 'kagit'],
    ['www.', 'www'],
    ['???', ''],
  ])('folds %j to %j', (header, folded) => {
    expect(foldHeader(header)).toBe(folded);
  });
});
