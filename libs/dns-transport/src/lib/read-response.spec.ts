import fc from 'fast-check';
import type { Answer } from 'dns-packet';
import { encode, RECURSION_AVAILABLE } from 'dns-packet';
import type { DnsRecordType } from '@hunter/core-dns';
import { TYPE_CODES } from './dns-wire.js';
import { readResponse } from './read-response.js';

const NAME = 'firma.example';
const TYPES: readonly DnsRecordType[] = ['MX', 'TXT', 'A', 'AAAA', 'CNAME', 'NS', 'SOA', 'PTR'];
const QUESTION_END = 12 + NAME.length + 2 + 4;

function respond(type: DnsRecordType, answers: Answer[], options: { readonly name?: string } = {}): Buffer {
  return encode({
    type: 'response',
    flags: RECURSION_AVAILABLE,
    questions: [{ name: options.name ?? NAME, type }],
    answers,
  });
}

const soaData = { mname: 'NS.example', rname: 'root.example', serial: 7, refresh: 1, retry: 1, expire: 1, minimum: 60 };
const RECORDS: readonly (readonly [Answer, object])[] = [
  [{ type: 'MX', name: NAME, ttl: 60, data: { preference: 10, exchange: 'MX.example' } }, { exchange: 'mx.example' }],
  [{ type: 'TXT', name: NAME, ttl: 60, data: ['v=spf1 ', '-all'] }, { text: 'v=spf1 -all' }],
  [{ type: 'A', name: NAME, ttl: 60, data: '192.0.2.255' }, { address: '192.0.2.255' }],
  [{ type: 'AAAA', name: NAME, ttl: 60, data: '2001:db8::1' }, { address: '2001:db8::1' }],
  [{ type: 'CNAME', name: NAME, ttl: 60, data: 'Alias.example' }, { target: 'alias.example' }],
  [{ type: 'NS', name: NAME, ttl: 60, data: 'NS1.example' }, { target: 'ns1.example' }],
  [{ type: 'PTR', name: NAME, ttl: 60, data: 'PTR.example' }, { target: 'ptr.example' }],
  [
    { type: 'SOA', name: NAME, ttl: 60, data: soaData },
    { mname: 'ns.example', serial: 7, minimum: 60 },
  ],
];

describe('readResponse', () => {
  it.each(RECORDS.map(([record, expected]) => [record.type as DnsRecordType, record, expected] as const))(
    'reads a %s record',
    (type, record, expected) => {
      expect(readResponse(respond(type, [record]), QUESTION_END, NAME, type)).toMatchObject({
        kind: 'answer',
        ttlSeconds: 60,
        answer: { kind: 'records', records: [{ type, ...expected }] },
      });
    },
  );

  it('takes the shortest TTL, an alias included', () => {
    const wire = respond('A', [
      { type: 'CNAME', name: NAME, ttl: 5, data: 'b.example' },
      { type: 'A', name: 'b.example', ttl: 300, data: '192.0.2.1' },
    ]);
    expect(readResponse(wire, QUESTION_END, NAME, 'A')).toMatchObject({ ttlSeconds: 5 });
  });

  it.each([
    ['an address of three bytes', 'A', 4, 3],
    ['a text that is longer than its record', 'TXT', 4, 2],
  ] as const)('takes %s for malformed', (_, type, from, length) => {
    const data = type === 'A' ? '192.0.2.1' : 'abc';
    const wire = respond(type, [{ type, name: NAME, ttl: 60, data } as Answer]);
    wire.writeUInt16BE(length, wire.length - from - 2);
    expect(readResponse(wire.subarray(0, wire.length - from + length), QUESTION_END, NAME, type)).toEqual({
      kind: 'error',
      cause: 'malformed',
    });
  });

  const OPT = [0, 0, 41, 4, 0xd0, 0, 0, 0, 0, 0, 0];
  const ADDRESS_OF_EVIL = [
    4,
    ...Buffer.from('evil'),
    7,
    ...Buffer.from('example'),
    0,
    0,
    1,
    0,
    1,
    0,
    0,
    0,
    60,
    0,
    4,
    1,
    2,
    3,
    4,
  ];
  const MX_EXAMPLE = [2, ...Buffer.from('mx'), 7, ...Buffer.from('example'), 0];

  it.each([
    ['an MX of a preference alone, before the OPT', 'MX', [0, 0], OPT],
    ['an MX of a preference alone, before another name', 'MX', [0, 10], ADDRESS_OF_EVIL],
    ['an empty MX', 'MX', [], OPT],
    ['an MX with something behind its host', 'MX', [0, 10, ...MX_EXAMPLE, 106, 117, 110, 107], OPT],
    ['an MX whose host reaches beyond it', 'MX', [0, 10, 2, 109], [120, 0, ...OPT]],
    ['an empty CNAME', 'CNAME', [], ADDRESS_OF_EVIL],
    ['a CNAME with something behind its target', 'CNAME', [...MX_EXAMPLE, 0], OPT],
    ['an empty NS', 'NS', [], ADDRESS_OF_EVIL],
    ['an empty PTR', 'PTR', [], ADDRESS_OF_EVIL],
    ['an empty TXT', 'TXT', [], OPT],
    ['a TXT whose string reaches beyond it', 'TXT', [3, 97], [98, 99, ...OPT]],
    ['an empty A', 'A', [], ADDRESS_OF_EVIL],
    ['an AAAA of four bytes', 'AAAA', [1, 2, 3, 4], OPT],
    ['an SOA with something behind its numbers', 'SOA', [0, 0, ...new Array<number>(21).fill(0)], OPT],
    ['an SOA that ends within its numbers', 'SOA', [0, 0, 0, 0, 0, 1], [...new Array<number>(20).fill(0), ...OPT]],
  ] as const)('takes %s for malformed, never for data or an absence', (_, type, data, behind) => {
    expect(readResponse(respondRaw(type, { data, behind }), QUESTION_END, NAME, type)).toEqual({
      kind: 'error',
      cause: 'malformed',
    });
  });

  it('does not follow an alias that is broken', () => {
    const wire = respondRaw('A', { as: 'CNAME', data: [], behind: ADDRESS_OF_EVIL });
    expect(readResponse(wire, QUESTION_END, NAME, 'A')).toEqual({ kind: 'error', cause: 'malformed' });
  });

  it.each([
    ['holds nothing', []],
    ['is cut', [0, 0, 0, 0, 0, 1]],
    ['has something behind its numbers', [0, 0, ...new Array<number>(21).fill(0)]],
    ['has no second name', new Array<number>(21).fill(0)],
  ])('takes an absence for malformed when the SOA that vouches for it %s', (_, data) => {
    const wire = respondRaw('MX', { as: 'SOA', data, behind: OPT, section: 'authority' });
    expect(readResponse(wire, QUESTION_END, NAME, 'MX')).toEqual({ kind: 'error', cause: 'malformed' });
  });

  it('believes an absence that a whole SOA vouches for', () => {
    const numbers = [...new Array<number>(19).fill(0), 9];
    const wire = respondRaw('MX', {
      as: 'SOA',
      data: [...MX_EXAMPLE, 0, ...numbers],
      behind: OPT,
      section: 'authority',
    });
    expect(readResponse(wire, QUESTION_END, NAME, 'MX')).toMatchObject({
      kind: 'answer',
      answer: { kind: 'absent', reason: 'nodata' },
      ttlSeconds: 9,
    });
  });

  it('never throws, and says nothing else than it can say, whatever the bytes', () => {
    const valid = RECORDS.map(([record]) => respond(record.type as DnsRecordType, [record, record]));
    const message = fc.oneof(
      fc.uint8Array({ minLength: 12, maxLength: 80 }).map((bytes) => Buffer.from(bytes)),
      fc
        .tuple(fc.constantFrom(...valid), fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 6 }), fc.nat(20))
        .map(([wire, changes, cut]) => mutate(wire, changes, cut)),
    );
    fc.assert(
      fc.property(message, fc.constantFrom(...TYPES), (wire, type) => {
        expect(['answer', 'truncated', 'edns-refused', 'error']).toContain(
          readResponse(wire, QUESTION_END, NAME, type).kind,
        );
      }),
      { numRuns: 5000 },
    );
  });
});

/** A response with one record of the name asked for and one additional one, each byte of them as given. */
function respondRaw(
  type: DnsRecordType,
  record: {
    readonly as?: DnsRecordType;
    readonly data: readonly number[];
    readonly behind: readonly number[];
    readonly section?: 'answer' | 'authority';
  },
): Buffer {
  const { as = type, data, behind, section = 'answer' } = record;
  const head = respond(type, []);
  head.writeUInt16BE(1, section === 'answer' ? 6 : 8);
  head.writeUInt16BE(1, 10);
  const owner = [0xc0, 12, 0, TYPE_CODES[as], 0, 1, 0, 0, 0, 60];
  return Buffer.concat([head, Buffer.from([...owner, 0, data.length, ...data, ...behind])]);
}

function mutate(wire: Buffer, changes: readonly (readonly [number, number])[], cut: number): Buffer {
  const copy = Buffer.from(wire);
  for (const [at, value] of changes) copy[12 + (at % (copy.length - 12))] = value;
  return copy.subarray(0, Math.max(12, copy.length - cut));
}
