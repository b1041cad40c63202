import fc from 'fast-check';
import type { Answer } from 'dns-packet';
import { encode, RECURSION_AVAILABLE } from 'dns-packet';
import type { DnsRecordType } from '@hunter/core-dns';
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

function mutate(wire: Buffer, changes: readonly (readonly [number, number])[], cut: number): Buffer {
  const copy = Buffer.from(wire);
  for (const [at, value] of changes) copy[12 + (at % (copy.length - 12))] = value;
  return copy.subarray(0, Math.max(12, copy.length - cut));
}
