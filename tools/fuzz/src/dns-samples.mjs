import { encode } from 'dns-packet';

/**
 * @typedef {object} SampleResponse
 * @property {import('@hunter/core-dns').DnsRecordType} type
 * @property {string} name that was asked about
 * @property {Buffer} wire
 * @property {number} sectionsAt behind the question
 */

const NAME = 'firma.example';
const HEADER_BYTES = 12;
/** Each label with its length, the root, type and class. */
const QUESTION_BYTES = NAME.length + 2 + 4;

const SOA = {
  mname: 'ns.firma.example',
  rname: 'root.firma.example',
  serial: 1,
  refresh: 1,
  retry: 1,
  expire: 1,
  minimum: 60,
};

/** @type {readonly (readonly [SampleResponse['type'], readonly import('dns-packet').Answer[], readonly import('dns-packet').Answer[]])[]} */
const SECTIONS = [
  [
    'MX',
    [
      { type: 'MX', name: NAME, ttl: 60, data: { preference: 10, exchange: 'mail.firma.example' } },
      {
        type: 'MX',
        name: NAME,
        ttl: 60,
        data: { preference: 20, exchange: 'firma-example.mail.protection.outlook.com' },
      },
    ],
    [],
  ],
  ['TXT', [{ type: 'TXT', name: NAME, ttl: 60, data: ['v=spf1 include:spf.firma.example', ' -all'] }], []],
  ['A', [{ type: 'A', name: NAME, ttl: 60, data: '192.0.2.1' }], []],
  ['AAAA', [{ type: 'AAAA', name: NAME, ttl: 60, data: '2001:db8::1' }], []],
  ['NS', [{ type: 'NS', name: NAME, ttl: 60, data: 'ns.firma.example' }], []],
  ['PTR', [{ type: 'PTR', name: NAME, ttl: 60, data: 'host.firma.example' }], []],
  ['SOA', [{ type: 'SOA', name: NAME, ttl: 60, data: SOA }], []],
  ['CNAME', [{ type: 'CNAME', name: NAME, ttl: 60, data: 'alias.firma.example' }], []],
  [
    'TXT',
    [
      { type: 'CNAME', name: NAME, ttl: 60, data: 'alias.firma.example' },
      { type: 'TXT', name: 'alias.firma.example', ttl: 60, data: 'v=DKIM1; p=QUJD' },
    ],
    [],
  ],
  ['MX', [], [{ type: 'SOA', name: NAME, ttl: 60, data: SOA }]],
  ['MX', [], [{ type: 'NS', name: NAME, ttl: 60, data: 'ns.firma.example' }]],
];

/**
 * Sound responses of every type that Hunter asks for: records, aliases, absences and referrals.
 * @returns {readonly SampleResponse[]}
 */
export function createResponses() {
  return SECTIONS.map(([type, answers, authorities]) => ({
    type,
    name: NAME,
    sectionsAt: HEADER_BYTES + QUESTION_BYTES,
    wire: encode({
      type: 'response',
      id: 7,
      flags: 0x0180,
      questions: [{ type, name: NAME, class: 'IN' }],
      answers: [...answers],
      authorities: [...authorities],
      additionals: [
        {
          type: 'OPT',
          name: '.',
          udpPayloadSize: 1232,
          extendedRcode: 0,
          ednsVersion: 0,
          flags: 0,
          flag_do: false,
          options: [],
        },
      ],
    }),
  }));
}
