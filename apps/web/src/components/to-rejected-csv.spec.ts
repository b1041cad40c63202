import { toRejectedCsv } from './to-rejected-csv';

describe('toRejectedCsv', () => {
  it('writes one quoted line per row under stable names', () => {
    const rows = [{ line: 4, field: 'domain', code: 'turkish-i', suggestion: 'istanbul.com.tr' }];
    expect(toRejectedCsv(rows, () => 'İ, ı')).toBe(
      'line,input,field,code,reason,suggestion\r\n"4","","domain","turkish-i","İ, ı","istanbul.com.tr"\r\n',
    );
  });

  it('keeps Excel from running what a pasted list held', () => {
    const rows = [{ input: '=HYPERLINK("http://x.test")', code: 'no-dot', suggestion: null }];
    expect(toRejectedCsv(rows, (code) => code)).toContain(`"'=HYPERLINK(""http://x.test"")"`);
  });
});
