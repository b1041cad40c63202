import fc from 'fast-check';
import { readRdapDomain } from '../src/index.js';
import { readEventDay } from '../src/lib/event-day.js';
import { registeredDomain } from './rdap-samples.js';

const domain = 'lale-tekstil.example';

function read(change: object): ReturnType<typeof readRdapDomain> {
  return readRdapDomain(JSON.stringify({ ...registeredDomain, ...change }), domain);
}

test('reads registrar, dates, name servers and status', () => {
  expect(read({})).toStrictEqual({
    registrar: 'Örnek Alan Adı A.Ş.',
    registrarIanaId: '9999',
    createdAt: '2010-03-01',
    expiresAt: '2027-03-02',
    nameservers: ['ns1.dns.example', 'ns2.dns.example'],
    statuses: ['client transfer prohibited', 'active'],
  });
});

test('reads nothing said as null and empty', () => {
  expect(read({ entities: undefined, events: undefined, nameservers: undefined, status: undefined })).toStrictEqual({
    registrar: null,
    registrarIanaId: null,
    createdAt: null,
    expiresAt: null,
    nameservers: [],
    statuses: [],
  });
});

test.each([
  [
    'the organisation when fn is empty',
    [
      ['fn', {}, 'text', ''],
      ['org', {}, 'text', ['Firma', 'Birim']],
    ],
    'Firma',
  ],
  ['no name when the card has none', [['version', {}, 'text', '4.0']], null],
  ['no name when the card is not a list', 'vcard', null],
  ['a name without its control characters', [['fn', {}, 'text', 'A\u0000\nB']], 'A B'],
])('takes %s', (_case, properties, expected) => {
  expect(read({ entities: [{ roles: ['registrar'], vcardArray: ['vcard', properties] }] })?.registrar).toBe(expected);
});

test.each([
  ['another domain', { ldhName: 'other.example' }],
  ['a name server', { objectClassName: 'nameserver' }],
  ['no name', { ldhName: undefined }],
  ['an error object', { objectClassName: undefined, errorCode: 404 }],
])('refuses an answer about %s', (_case, change) => {
  expect(read(change)).toBeNull();
});

test.each(['', 'null', '[]', '"domain"', '{', '<html></html>'])('refuses %j', (body) => {
  expect(readRdapDomain(body, domain)).toBeNull();
});

test('never throws, whatever JSON a registry sends', () => {
  const keys = [
    'entities',
    'events',
    'nameservers',
    'status',
    'roles',
    'vcardArray',
    'publicIds',
    'eventDate',
    'ldhName',
  ];
  const anything = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.constantFrom(null, 1, true, 'registrar', 'expiration', 'vcard', 'fn', '2026-01-01T00:00:00Z'),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...keys, 'eventAction', 'type'), tie('value'), { maxKeys: 5 }),
    ),
  })).value;
  const parts = fc.dictionary(fc.constantFrom(...keys.slice(0, 4)), anything);
  fc.assert(
    fc.property(parts, (change) => {
      const details = read(change);
      expect(details === null || details.nameservers.every((name) => typeof name === 'string')).toBe(true);
    }),
  );
  fc.assert(fc.property(fc.string(), (body) => readRdapDomain(body, domain) === null));
});

test.each([
  ['2027-03-01T23:30:00Z', '2027-03-01'],
  ['2027-03-01T23:30:00.123Z', '2027-03-01'],
  ['2027-03-01t23:30:00z', '2027-03-01'],
  ['2027-03-01T23:30:00+03:00', '2027-03-01'],
  ['2027-03-01T23:30:00-03:00', '2027-03-02'],
  ['2027-03-01T01:00:00+0300', '2027-02-28'],
  ['2027-03-01 01:00:00', '2027-03-01'],
  ['2027-03-01', '2027-03-01'],
  ['2027-04-31', null],
  ['2027-04-31T00:00:00Z', null],
  ['2027-13-01', null],
  ['01.03.2027', null],
  ['', null],
])('reads the day of %j as %j', (text, day) => {
  expect(readEventDay(text)).toBe(day);
});
