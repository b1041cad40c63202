import { parseTlsRpt } from './parse-tls-rpt.js';

describe('parseTlsRpt', () => {
  it.each([
    ['v=TLSRPTv1; rua=mailto:tls@firma.example', ['mailto:tls@firma.example']],
    [
      'v=TLSRPTv1;rua=mailto:tls@firma.example,https://rapor.example/v1?k=1;',
      ['mailto:tls@firma.example', 'https://rapor.example/v1?k=1'],
    ],
    ['v=TLSRPTv1; rua=MAILTO:a@b.example , ftp://b.example/', ['MAILTO:a@b.example']],
  ])('reads %s', (text, rua) => {
    expect(parseTlsRpt(text)).toEqual({ ok: true, record: { rua } });
  });

  it.each([
    ['v=TLSRPTv1', 'not-tls-rpt'],
    ['v=tlsrptv1; rua=mailto:a@b.example', 'not-tls-rpt'],
    ['v=TLSRPTv1;', 'no-rua'],
    ['v=TLSRPTv1; RUA=mailto:a@b.example', 'no-rua'],
    ['v=TLSRPTv1; foo; rua=mailto:a@b.example', 'syntax'],
    ['v=TLSRPTv1; rua =mailto:a@b.example', 'syntax'],
    ['v=TLSRPTv1; rua=', 'bad-rua'],
    ['v=TLSRPTv1; rua=tls@firma.example', 'bad-rua'],
    ['v=TLSRPTv1; rua=http://firma.example/', 'bad-rua'],
  ])('refuses %s as %s', (text, reason) => {
    expect(parseTlsRpt(text)).toEqual({ ok: false, reason });
  });

  it('is quick about a long address that is none', () => {
    const startedAt = performance.now();
    const text = `v=TLSRPTv1; rua=https://${'f'.repeat(60_000)} x`;
    expect(parseTlsRpt(text)).toEqual({ ok: false, reason: 'bad-rua' });
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});
