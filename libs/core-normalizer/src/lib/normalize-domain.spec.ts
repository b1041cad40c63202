import fc from 'fast-check';
import { normalizeDomain } from './normalize-domain.js';
import type { NormalizeReason, NormalizeRepair } from './normalize-result.js';

describe('what is taken off and mended', () => {
  test.each<[string, string, NormalizeRepair[]]>([
    ['firma.com.tr', 'firma.com.tr', []],
    ['\u00a0firma.com.tr\ufeff', 'firma.com.tr', ['trimmed']],
    ['\u200bfirma.com.tr\u200e', 'firma.com.tr', ['trimmed']],
    ['http://firma.com.tr', 'firma.com.tr', ['scheme']],
    ['http://https://firma.com.tr/', 'firma.com.tr', ['scheme', 'path']],
    ['https:/firma.com.tr', 'firma.com.tr', ['scheme']],
    ['http:\\\\firma.com.tr\\iletisim', 'firma.com.tr', ['scheme', 'path']],
    ['firma.com.tr?utm=1', 'firma.com.tr', ['path']],
    ['firma.com.tr#iletisim', 'firma.com.tr', ['path']],
    ['https://medium.example.com/@firma', 'medium.example.com', ['scheme', 'path']],
    ['user:p@ss@firma.com.tr', 'firma.com.tr', ['credentials']],
    ['https://user@firma.com.tr', 'firma.com.tr', ['scheme', 'credentials']],
    ['info@firma.com.tr', 'firma.com.tr', ['email']],
    ['mailto:info@firma.com.tr?subject=x', 'firma.com.tr', ['scheme', 'path', 'email']],
    ['Ayşe Kaya <ayse@firma.com.tr>', 'firma.com.tr', ['email']],
    ['info@ firma.com.tr', 'firma.com.tr', ['email']],
    ['firma.com.tr:', 'firma.com.tr', ['port']],
    ['firma.com.tr:8080/x', 'firma.com.tr', ['path', 'port']],
    ['firma.com.tr.', 'firma.com.tr', ['trailing-dot']],
    ['firma。com．tr', 'firma.com.tr', ['dots']],
    ['Firma.COM.tr', 'firma.com.tr', ['case']],
    ['ｆｉｒｍａ.com.tr', 'firma.com.tr', ['idna']],
    ['www.firma.com.tr', 'firma.com.tr', ['www']],
    ['WWW.FIRMA.COM.TR.', 'firma.com.tr', ['trailing-dot', 'case', 'www']],
    ['şirket.com.tr', 'xn--irket-idb.com.tr', ['idna']],
    ['İşyeri.com.tr', 'xn--iyeri-jdb.com.tr', ['turkish-i', 'idna']],
    ['XN--IRKET-IDB.com.tr', 'xn--irket-idb.com.tr', ['case']],
  ])('%s is %s', (input, domain, repairs) => {
    expect(normalizeDomain(input)).toMatchObject({ ok: true, domain, repairs });
  });
});

describe('what is refused', () => {
  test.each<[string, NormalizeReason]>([
    ['', 'empty'],
    ['\u00a0\t\u200b', 'empty'],
    ['http://', 'empty'],
    ['info@', 'empty'],
    ['/iletisim', 'empty'],
    ['YOK', 'placeholder'],
    ['WEB  SİTESİ', 'placeholder'],
    ['None', 'placeholder'],
    ['firma', 'no-dot'],
    ['www.firma', 'no-dot'],
    ['com', 'no-dot'],
    ['https://localhost:3000', 'no-dot'],
    ['şirket', 'no-dot'],
    ['.', 'bad-label'],
    ['.com', 'bad-label'],
    ['firma..com', 'bad-label'],
    ['firma.com..', 'bad-label'],
    ['web sitemiz yok', 'no-dot'],
    ['fir ma.com', 'bad-label'],
    ['fir\u00a0ma.com', 'bad-label'],
    ['fir*ma.com', 'bad-label'],
    ['_dmarc.firma.com', 'bad-label'],
    ['-şirket.com', 'bad-label'],
    ['şir_ket.com', 'bad-label'],
    ['firma.com:abc', 'bad-label'],
    ['firma.c', 'bad-label'],
    ['firma.123', 'bad-label'],
    ['a@firma.com, b@firma.com', 'bad-label'],
    [`${'a'.repeat(64)}.com`, 'bad-label'],
    [`${'ş'.repeat(63)}.com`, 'bad-label'],
    ['10.0.0.1', 'ip-address'],
    ['999.1.1.1', 'ip-address'],
    ['１０.0.0.1', 'ip-address'],
    ['0x7f.0.0.1', 'ip-address'],
    ['http://[::1]:8080/', 'ip-address'],
    ['2001:db8::1', 'ip-address'],
    ['com.tr', 'public-suffix'],
    ['WWW.COM.TR', 'public-suffix'],
    ['bel.tr', 'public-suffix'],
    [`${'a.'.repeat(127)}com`, 'too-long'],
    ['a'.repeat(300), 'too-long'],
    [`${'a'.repeat(300)}.com`, 'too-long'],
    ['😀.com', 'idna'],
    ['xn--e28h.com', 'idna'],
    ['©.com', 'idna'],
    ['☃.net', 'idna'],
    ['xn--n3h.net', 'idna'],
    ['xn--a.com', 'idna'],
    ['xn--.com', 'idna'],
    ['xn--abc-.com', 'idna'],
    ['xn--99999999999.com', 'idna'],
    ['\u0301a.com', 'idna'],
    ['a\u200db.com', 'idna'],
    ['אa.com', 'idna'],
    ['l·x.com', 'idna'],
  ])('%j is %s', (input, reason) => {
    expect(normalizeDomain(input)).toEqual({ ok: false, reason });
  });
});

describe('Turkish i', () => {
  test.each([
    ['İSTANBUL.com.tr', 'istanbul.com.tr'],
    ['www.İstanbul.com.tr', 'istanbul.com.tr'],
    ['https://ıstanbul.com/x', 'istanbul.com'],
    ['i\u0307stanbul.com', 'istanbul.com'],
    ['\u0130\u0307stanbul.com', 'istanbul.com'],
    ['I\u0307\u0307stanbul.com', 'istanbul.com'],
    ['\u0131\u0307stanbul.com', 'istanbul.com'],
    ['i\u0307\u0307stanbul.com', 'istanbul.com'],
    ['info@FİRMA.com', 'firma.com'],
  ])('%s is not taken, %s is suggested', (input, suggestion) => {
    expect(normalizeDomain(input)).toEqual({ ok: false, reason: 'turkish-i', suggestion });
  });

  test.each([
    ['ığdır.com.tr', 'ığdır.com.tr'],
    ['ışık.com', 'ışık.com'],
    ['İşyeri.com.tr', 'işyeri.com.tr'],
  ])('%s is an IDN on purpose', (input, unicode) => {
    expect(normalizeDomain(input)).toMatchObject({ ok: true, unicode });
  });

  test.each<[string, NormalizeReason]>([
    ['İ', 'no-dot'],
    ['İ_x.com', 'bad-label'],
    ['com.tr\u0131', 'turkish-i'],
  ])('%s has a fault that a suggestion would keep: %s', (input, reason) => {
    expect(normalizeDomain(input)).toMatchObject({ ok: false, reason });
  });
});

describe('names that IDNA2008 keeps apart', () => {
  test.each([
    ['straße.de', 'xn--strae-oqa.de'],
    ['strasse.de', 'strasse.de'],
    ['Faß.de', 'xn--fa-hia.de'],
    ['βόλος.com', 'xn--nxasmm1c.com'],
    ['ශ්‍රී.com', 'xn--10cl1a0b660p.com'],
    ['نامه‌ای.com', 'xn--mgba3gch31f060k.com'],
    ['l·l.cat', 'xn--ll-0ea.cat'],
    ['ДЖУЛИЯ.рф', 'xn--d1aegl3b9d.xn--p1ai'],
    ['食狮.公司.cn', 'xn--85x722f.xn--55qx5d.cn'],
  ])('%s is %s', (input, domain) => {
    expect(normalizeDomain(input)).toMatchObject({ ok: true, domain });
  });
});

const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,20}[a-z0-9])?$/).filter((text) => !/^..--/u.test(text));
const messy = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.webUrl(),
  fc.emailAddress(),
  fc
    .array(fc.constantFrom('xn--', 'İ', 'ı', '.', '。', '@', ':', '/', '[', '\u200d', '-', 'a', '😀', ' ', 'ş'))
    .map((parts) => parts.join('')),
);

test('any text has an answer, the same one twice, and a domain is its own answer', () => {
  fc.assert(
    fc.property(messy, (text) => {
      const result = normalizeDomain(text);
      expect(normalizeDomain(text)).toEqual(result);
      if (!result.ok) return;
      expect(result.domain).toMatch(/^(?=.{1,253}$)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/u);
      expect(`.${result.domain}`.endsWith(`.${result.registrableDomain}`)).toBe(true);
      const again = normalizeDomain(result.domain);
      expect(again.ok && again.registrableDomain).toBe(result.registrableDomain);
    }),
    { numRuns: 3000 },
  );
});

test('scheme, credentials, port, path, case and white space never change the domain', () => {
  fc.assert(
    fc.property(label, label, (name, below) => {
      const host = `${below}.${name}.com.tr`;
      const plain = normalizeDomain(host);
      for (const text of [` ${host}\t`, `https://${host}/a/b?c#d`, `u:p@${host}`, `${host}:443`, `${host}.`]) {
        expect({ ...normalizeDomain(text), repairs: [] }).toEqual({ ...plain, repairs: [] });
      }
      expect({ ...normalizeDomain(host.toUpperCase()), repairs: [] }).toEqual({ ...plain, repairs: [] });
    }),
  );
});

test('ten megabytes of rubbish are refused at once', () => {
  const started = performance.now();
  expect(normalizeDomain('ı'.repeat(10_000_000))).toEqual({ ok: false, reason: 'too-long' });
  expect(normalizeDomain(' '.repeat(10_000_000))).toEqual({ ok: false, reason: 'empty' });
  expect(normalizeDomain('a.'.repeat(5_000_000))).toEqual({ ok: false, reason: 'too-long' });
  expect(normalizeDomain('@'.repeat(10_000_000))).toEqual({ ok: false, reason: 'empty' });
  expect(normalizeDomain(`http://${'http://'.repeat(1_000_000)}`)).toMatchObject({ ok: false });
  expect(performance.now() - started).toBeLessThan(5000);
});
