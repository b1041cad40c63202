import { isOtherFormat } from './is-other-format';

describe('isOtherFormat', () => {
  it.each(['%PDF-1.7', '\u0089PNG\r\n', '\u00ff\u00d8\u00ff', '\u001f\u008b', 'Rar!\u001a\u0007'])(
    'knows %j',
    (start) => {
      expect(isOtherFormat(Buffer.from(start, 'latin1'))).toBe(true);
    },
  );

  it.each(['', 'domain', '\u00ff', 'PDF;Firma', '\u00ffabc'])('lets %j pass', (start) => {
    expect(isOtherFormat(Buffer.from(start, 'latin1'))).toBe(false);
  });
});
