/** An answer in the shape that registries send, with the parts that Hunter does not read left in. */
export const registeredDomain = {
  rdapConformance: ['rdap_level_0', 'icann_rdap_response_profile_1'],
  objectClassName: 'domain',
  handle: '1234_DOMAIN_COM-TEST',
  ldhName: 'LALE-TEKSTIL.EXAMPLE',
  status: ['client transfer prohibited', 'Active'],
  entities: [
    { objectClassName: 'entity', roles: ['technical'], vcardArray: ['vcard', [['fn', {}, 'text', 'Someone Else']]] },
    {
      objectClassName: 'entity',
      handle: '9999',
      roles: ['registrar'],
      publicIds: [{ type: 'IANA Registrar ID', identifier: '9999' }],
      vcardArray: [
        'vcard',
        [
          ['version', {}, 'text', '4.0'],
          ['fn', {}, 'text', 'Örnek Alan Adı A.Ş.'],
        ],
      ],
      entities: [{ objectClassName: 'entity', roles: ['abuse'], vcardArray: ['vcard', [['fn', {}, 'text', 'Abuse']]] }],
    },
  ],
  events: [
    { eventAction: 'registration', eventDate: '2010-03-01T08:00:00Z' },
    { eventAction: 'expiration', eventDate: '2027-03-01T23:30:00-03:00' },
    { eventAction: 'last update of RDAP database', eventDate: '2026-11-20T00:00:00Z' },
  ],
  nameservers: [
    { objectClassName: 'nameserver', ldhName: 'NS1.DNS.EXAMPLE.' },
    { objectClassName: 'nameserver', ldhName: 'ns2.dns.example' },
    { objectClassName: 'nameserver', ldhName: 'ns1.dns.example' },
  ],
};
