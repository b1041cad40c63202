import { readLeadDomain } from './read-lead-domain';

describe('readLeadDomain', () => {
  it.each([
    ['https://WWW.Shop.Example.com.tr/urunler?x=1', 'example.com.tr', 'example.com.tr'],
    ['info@first.example', 'first.example', 'first.example'],
    ['çiçek.com.tr', 'xn--iek-1lab.com.tr', 'çiçek.com.tr'],
    ['www.shop.çiçek.com.tr', 'xn--iek-1lab.com.tr', 'çiçek.com.tr'],
  ])('reads %s as a lead', (input, domain, unicodeDomain) => {
    expect(readLeadDomain(input)).toEqual({ ok: true, domain, unicodeDomain });
  });

  it.each([
    ['', 'invalid-domain'],
    ['192.168.1.1', 'invalid-domain'],
    ['com.tr', 'invalid-domain'],
    ['😀.com', 'invalid-domain'],
    [`${'a'.repeat(300)}.com`, 'invalid-domain'],
    ['gmail.com', 'consumer-mail-domain'],
    ['someone@hotmail.com', 'consumer-mail-domain'],
  ])('refuses %s', (input, problem) => {
    expect(readLeadDomain(input)).toMatchObject({ ok: false, problem });
  });

  it('suggests the ASCII name for a Turkish capital İ', () => {
    expect(readLeadDomain('İSTANBUL.com.tr')).toMatchObject({
      ok: false,
      code: 'turkish-i',
      suggestion: 'istanbul.com.tr',
    });
  });
});
