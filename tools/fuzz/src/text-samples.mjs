/** @typedef {{ readonly samples: readonly string[], readonly words: readonly string[] }} Material */

/** @type {Material} */
export const domains = {
  samples: [
    'firma.com.tr',
    'HTTP://WWW.Firma.Example.COM:8080/yol?x=1#y',
    '//firma.example/',
    'user:pw@firma.example',
    'Ayşe Kaya <ayse@firma.example>',
    'mailto:bilgi@firma.example',
    'İSTANBUL.com.tr',
    'çiçekçilik.com.tr',
    'xn--irket-idb.com.tr',
    'firma。example．com',
    '[2001:db8::1]:80',
    '192.0.2.1',
    'www.firma.example.',
    '\u00a0firma.example\t',
    'faß.example',
    'web sitesi',
  ],
  words: [
    '.',
    '..',
    'www.',
    'xn--',
    'http://',
    'https:\\\\',
    '//',
    '@',
    ':',
    '<',
    '>',
    'ı',
    'İ',
    '-',
    '--',
    'com.tr',
    '%41',
    '::',
    '[',
    ']',
    '\u3002',
    '\u200d',
    'a',
  ],
};

/** @type {Material} */
export const spf = {
  samples: [
    'v=spf1 include:spf.protection.outlook.com -all',
    'v=spf1 a mx:firma.example/24//64 ip4:192.0.2.0/24 ip6:2001:db8::/32 ~all',
    'v=spf1 exists:%{ir}.%{v}._spf.%{d2} redirect=_spf.firma.example exp=neden.firma.example',
    'v=spf1 ptr ?a:mail.firma.example +mx -all',
    'v=spf1 include:%{l1r+-}.firma.example -all',
  ],
  words: [
    'v=spf1',
    ' ',
    'include:',
    'redirect=',
    'exp=',
    'ip4:',
    'ip6:',
    'exists:',
    'ptr',
    'a',
    'mx',
    'all',
    '/',
    '//',
    '%{',
    '}',
    '%%',
    '%_',
    '%-',
    's',
    'ir',
    '0',
    '128',
    '::',
    '-',
    '~',
    '?',
    '+',
    '=',
  ],
};

/** @type {Material} */
export const dmarc = {
  samples: [
    'v=DMARC1; p=reject; rua=mailto:rapor@firma.example',
    'v=DMARC1;p=none;sp=quarantine;np=reject;t=y;psd=n;adkim=s;aspf=r',
    'v=DMARC1; p=quarantine; pct=25; fo=1:d:s; ruf=mailto:a@firma.example!10m,https://firma.example/r',
  ],
  words: [
    'v=DMARC1',
    ';',
    '=',
    ' ',
    'p=',
    'sp=',
    'np=',
    't=',
    'psd=',
    'pct=',
    'none',
    'reject',
    'mailto:',
    '!10m',
    ',',
    'y',
    'n',
  ],
};

/** @type {Material} */
export const dkim = {
  samples: [
    'v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ==',
    'k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=; t=y:s; h=sha256',
    'v=DKIM1; p=',
  ],
  words: ['v=DKIM1', ';', '=', ' ', 'p=', 'k=', 't=', 's=', 'h=', 'n=', 'rsa', 'ed25519', '==', '\t', 'QUJD'],
};

/** @type {Material} */
export const policies = {
  samples: [
    'v=STSv1; id=20261122T000000Z;',
    'v=TLSRPTv1; rua=mailto:tls@firma.example,https://firma.example/tls',
    'v=BIMI1; l=https://firma.example/logo.svg; a=https://firma.example/vmc.pem',
  ],
  words: [
    'v=STSv1',
    'v=TLSRPTv1',
    'v=BIMI1',
    ';',
    '=',
    ' ',
    'id=',
    'rua=',
    'l=',
    'a=',
    'mailto:',
    'https://',
    ',',
    '!',
  ],
};

/** @type {Material} */
export const mx = {
  samples: [
    '10 mail.firma.example.',
    '0 .',
    'firma-example.mail.protection.outlook.com',
    'firma-example.q-v1.mx.microsoft',
    'aspmx.l.google.com.',
    'mx-01-eu-central-1.prod.hydra.sophos.com',
    'mail.natrohost.com',
    'selector1-firma-example._domainkey.firma.n-v1.dkim.mail.microsoft',
  ],
  words: [
    '.',
    ' ',
    '10',
    '65536',
    '-1',
    'outlook.com',
    'mx.microsoft',
    'google.com',
    'natro.com',
    '\n',
    '\t',
    'evil.test',
  ],
};

/** @type {Material} */
export const verifications = {
  samples: [
    'MS=ms12345678',
    'google-site-verification=abc_DEF-123',
    'v=verifydomain MS=1234567',
    '"MS=ms1"',
    'zoho-verification=zb1.zmverify.zoho.eu',
  ],
  words: ['MS=', 'ms', 'v=verifydomain', '=', '"', ' ', 'google-site-verification', '1'],
};

/** @type {Material} */
export const whois = {
  samples: [
    '** Domain Name: ornek.example\nDomain Status: Active\n\n** Registrar:\nOrganization Name\t: Örnek Bilişim A.Ş.\n\n** Domain Servers:\nns1.dns.example\nns2.dns.example 192.0.2.53\n\n** Additional Info:\nCreated on..............: 1998-Jan-26.\nExpires on..............: 2027-Jan-25.\n',
    'Domain Name: ORNEK.EXAMPLE\r\nRegistrar WHOIS Server: whois.registrar.example\r\nCreation Date: 2010-03-01T08:00:00Z\r\nRegistry Expiry Date: 2027-03-01T08:00:00Z\r\nRegistrar: Registrar Example, Inc.\r\nDomain Status: ok https://icann.org/epp#ok\r\nName Server: NS1.DNS.EXAMPLE\r\n>>> Last update of whois database: 2026-11-20T03:33:35Z <<<\r\n',
    'domain:       ornek.example\nstatus:       connect\nnserver:      ns1.dns.example\nchanged:      2026-01-02\nrefer:        whois.nic.example\n',
    'No match for "ORNEK.EXAMPLE".\n',
    'Number of allowed queries exceeded.\n',
  ],
  words: [
    'Domain Name:',
    'Registrar:',
    'Registry Expiry Date:',
    'Expires on',
    'Created on',
    'Name Server:',
    'refer:',
    '** ',
    ': ',
    '\n',
    '\r\n',
    '\t',
    '....',
    '2027-02-30',
    '31.12.2027',
    '2027-Jan-25',
    'Not found',
    '%',
    '#',
    'ornek.example',
    ' ',
  ],
};

export const rdapObject = {
  objectClassName: 'domain',
  ldhName: 'ORNEK.EXAMPLE',
  status: ['active', 'client transfer prohibited'],
  events: [
    { eventAction: 'registration', eventDate: '2010-03-01T08:00:00Z' },
    { eventAction: 'expiration', eventDate: '2027-03-01T08:00:00Z' },
  ],
  nameservers: [{ objectClassName: 'nameserver', ldhName: 'ns1.dns.example' }],
  entities: [
    {
      objectClassName: 'entity',
      roles: ['registrar'],
      publicIds: [{ type: 'IANA Registrar ID', identifier: '9999' }],
      vcardArray: [
        'vcard',
        [
          ['version', {}, 'text', '4.0'],
          ['fn', {}, 'text', 'Registrar Example, Inc.'],
        ],
      ],
    },
  ],
};

export const bootstrapObject = {
  version: '1.0',
  publication: '2026-11-01T00:00:00Z',
  services: [
    [['example', 'test'], ['https://rdap.registry.example/']],
    [['com.example'], ['http://plain.registry.example/', 'https://rdap2.registry.example/']],
  ],
};

/** @type {Material} */
export const rdap = {
  samples: [JSON.stringify(rdapObject), JSON.stringify(bootstrapObject)],
  words: [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    'null',
    'true',
    '1e999',
    '-0',
    '\\u0000',
    '\\ud800',
    '"ldhName"',
    '"events"',
    '"services"',
  ],
};
