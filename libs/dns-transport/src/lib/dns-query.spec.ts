import { decode } from 'dns-packet';
import type { DnsRecordType } from '@hunter/core-dns';
import { encodeQuery } from './dns-query.js';
import { matchQuestion } from './match-response.js';

const PLAIN = { edns: true, randomCase: false };
const TYPES: readonly DnsRecordType[] = ['MX', 'TXT', 'A', 'AAAA', 'CNAME', 'NS', 'SOA', 'PTR'];

describe('encodeQuery', () => {
  it.each(TYPES)('writes a %s query that a codec reads', (type) => {
    const { wire } = encodeQuery('selector1._domainkey.firma.example', type, PLAIN);
    const packet = decode(wire);
    expect(packet).toMatchObject({ type: 'query', flag_rd: true, flag_ad: true, answers: [], authorities: [] });
    expect(packet.questions).toEqual([{ name: 'selector1._domainkey.firma.example', type, class: 'IN' }]);
    expect(packet.additionals).toHaveLength(1);
  });

  it('leaves EDNS out where it is not wanted', () => {
    const { wire, questionEnd } = encodeQuery('firma.example', 'MX', { edns: false, randomCase: false });
    expect(decode(wire).additionals).toEqual([]);
    expect(wire).toHaveLength(questionEnd);
  });

  it('writes every letter in either case, about as often', () => {
    const name = `${'abcdefghijklmnopqrstuvwxyz'.repeat(2)}-09.example`;
    let capitals = 0;
    for (let round = 0; round < 100; round += 1) {
      const asked = decode(encodeQuery(name, 'A', { edns: true, randomCase: true }).wire).questions?.[0]?.name ?? '';
      expect(asked.toLowerCase()).toBe(name);
      capitals += [...asked].filter((letter) => /[A-Z]/.test(letter)).length;
    }
    const letters = 100 * [...name].filter((letter) => /[a-z]/.test(letter)).length;
    expect(capitals / letters).toBeGreaterThan(0.45);
    expect(capitals / letters).toBeLessThan(0.55);
  });
});

describe('matchQuestion', () => {
  const sent = encodeQuery('firma.example', 'MX', { edns: true, randomCase: true });
  const reply = (name: string, type: DnsRecordType): Buffer => encodeQuery(name, type, PLAIN).wire;

  it('tells the same question from the same in other letters', () => {
    expect(matchQuestion(Buffer.from(sent.wire), sent)).toBe('same');
    const flipped = Buffer.from(sent.wire);
    flipped[13] = (flipped[13] ?? 0) ^ 0x20;
    expect(matchQuestion(flipped, sent)).toBe('other-letters');
  });

  it.each([
    ['another name', reply('farma.example', 'MX')],
    ['another type', reply('firma.example', 'TXT')],
    ['a name above', reply('example', 'MX')],
  ])('refuses %s', (_, wire) => {
    expect(matchQuestion(wire, sent)).toBe('different');
  });

  it('lets only errors leave the question out', () => {
    const empty = Buffer.alloc(12);
    expect(matchQuestion(empty, sent)).toBe('different');
    empty[3] = 2;
    expect(matchQuestion(empty, sent)).toBe('left-out');
  });
});
