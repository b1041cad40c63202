/** Made-up answers in the layouts that registries use; people stand in them so that specs see them left out. */
export const PEOPLE = ['Ayşe Örnek', 'Mehmet Deneme', 'ayse@lale.example', '+90-312-5550100'] as const;
const [ayse, mehmet, mail, phone] = PEOPLE;

export const trabis = `** Domain Name: ornek.example
Domain Status: Active
Frozen Status: -
Transfer Status: The domain is LOCKED to transfer.

** Registrant:
   ${ayse}
   Hidden upon user request
   ${mail}
   ${phone}


** Registrar:
NIC Handle\t\t: oad99
Organization Name\t: Örnek İnternet ve Bilişim Hizmetleri A.Ş.
Address\t\t\t: Deneme Mahallesi Çiğdem Sokağı
\t\t\t  No:1/2 Çankaya
\t\t\t  06000 Ankara Türkiye
Phone\t\t\t: ${phone}
Fax\t\t\t: -


** Domain Servers:
ns1.dns.example
ns2.dns.example 192.0.2.53


** Additional Info:
Created on..............: 1998-Jan-26.
Expires on..............: 2027-Jan-25.


** Whois Server:
Last Update Time: 2026-11-20T03:33:35+03:00
`;

export const gtld = `   Domain Name: ORNEK.EXAMPLE
   Registry Domain ID: 1234_DOMAIN-TEST
   Registrar WHOIS Server: whois.registrar.example
   Registrar URL: http://www.registrar.example
   Updated Date: 2026-01-02T03:04:05Z
   Creation Date: 2010-03-01T08:00:00Z
   Registry Expiry Date: 2027-03-01T08:00:00Z
   Registrar: Registrar Example, Inc.
   Registrar IANA ID: 9999
   Registrar Abuse Contact Email:
   Registrar Abuse Contact Phone:
   Domain Status: clientTransferProhibited https://icann.org/epp#clientTransferProhibited
   Domain Status: ok https://icann.org/epp#ok
   Registrant Name: ${ayse}
   Registrant Organization: ${mehmet}
   Registrant State/Province:
   Registrant Phone: ${phone}
   Admin Email: ${mail}
   Name Server: NS1.DNS.EXAMPLE
   Name Server: NS2.DNS.EXAMPLE
   DNSSEC: unsigned
>>> Last update of whois database: 2026-11-20T00:00:00Z <<<

TERMS OF USE: you agree that you will not send queries at a rate that exceeds our limits. Access may be restricted when the
quota of an address is used up.
`;

export const blocks = `
    Domain name:
        ornek.example

    Data validation:
        Nominet was able to match the registrant's name on 01-Jan-2020

    Registrant:
        ${ayse}

    Registrar:
        Registrar Example Ltd t/a Deneme [Tag = DENEME]
        URL: https://www.registrar.example

    Relevant dates:
        Registered on: 26-Jul-1999
        Expiry date:  26-Jul-2027
        Last updated:  27-Jun-2026

    Registration status:
        Registered until expiry date.

    Name servers:
        ns1.dns.example           192.0.2.53  2001:db8::53
        ns2.dns.example

    WHOIS lookup made at 12:00:00 21-Nov-2026

-- 
This service is subject to terms, which include restrictions on exceeding query rate or volume limits.
`;

export const bareHeadings = `
*********************************************************************
* Please note that the following result could be a subgroup of      *
* the data contained in the database.                               *
*********************************************************************

Domain:             ornek.example
Status:             ok
Signed:             no
Created:            1999-12-10 00:00:00
Last Update:        2026-05-07 00:53:22
Expire Date:        2027-04-21

Registrant
  Organization:     ${mehmet}
  Address:          Via Esempio 1

Admin Contact
  Name:             ${ayse}

Registrar
  Organization:     Registrar Esempio s.r.l.
  Name:             ESEMPIO-REG
  Web:              https://www.registrar.example

Nameservers
  ns1.dns.example
  ns2.dns.example
`;

export const tabbed = `% EXAMPLE Whois Server
Domain:\tornek.example
Status:\tNOT AVAILABLE
Registered:\tTue Jan 5 1999

Registrant:
\tNot shown, please visit the web site.

Registrar:
\tName:\tRegistrar Exemple SA
\tWebsite:\thttps://registrar.example

Nameservers:
\tns1.dns.example
\tns2.dns.example (192.0.2.53)
`;

export const ripeStyle = `%%
%% This is the WHOIS server of the registry. Queries are rate limited.
%%
domain:                        ornek.example
status:                        ACTIVE
eppstatus:                     serverTransferProhibited
holder-c:                      AO1-TEST
registrar:                     REGISTRAR EXEMPLE
Expiry Date:                   2027-12-30T23:30:00+01:00
created:                       1995-01-01T00:00:00Z
nserver:                       ns1.dns.example [192.0.2.53 2001:db8::53]
nserver:                       ns2.dns.example.
source:                        TEST

nic-hdl:                       AO1-TEST
type:                          PERSON
contact:                       ${ayse}
phone:                         ${phone}
e-mail:                        ${mail}
created:                       2001-02-03T00:00:00Z
`;

export const bracketed = `[ Registry database provides information on network administration. ]
Domain Information:
[Domain Name]                   ORNEK.EXAMPLE

[Registrant]                    ${ayse}

[Name Server]                   ns1.dns.example
[Name Server]                   ns2.dns.example
[Signing Key]

[Created on]                    2001/02/03
[Expires on]                    2027/02/28
[Status]                        Active

Contact Information:
[Name]                          ${mehmet}
[Email]                         ${mail}
`;

export const dotted = `domain.............: ornek.example
status.............: Registered
created............: 1.9.2010 00:00:00
expires............: 31.8.2027 00:00:00
available..........: 30.9.2027 00:00:00

Nameservers

nserver............: ns1.dns.example [OK]
nserver............: ns2.dns.example [OK]

Holder

name...............: ${ayse}
phone..............: ${phone}

Registrar

registrar..........: Rekisteri Esimerkki Oy
www................: registrar.example
`;

export const continued = `DOMAIN NAME:           ornek.example
registrant type:       organization
nameservers:           ns1.dns.example. [192.0.2.53]
                       ns2.dns.example.
created:               2000.01.02 12:00:00
last modified:         2026.01.02 12:00:00
renewal date:          2027.01.02 12:00:00

REGISTRAR:
Rejestrator Przyklad Sp. z o.o.
ul. Przykladowa 1
${phone}
${mail}
`;

export const spread = `Domain name:
ornek.example

Registrar:
Registrar Beispiel AG
Beispielstrasse 1

First registration date:
1999-12-31

Name servers:
ns1.dns.example
ns2.dns.example
`;

export const rirDates = `Domain Name                 : ornek.example
Registrant                  : ${ayse}
Administrative Contact(AC)  : ${mehmet}
Registered Date             : 1999. 07. 28.
Expiration Date             : 2027. 07. 28.
Authorized Agency           : Registrar Example(http://www.registrar.example)

Primary Name Server
   Host Name                : ns1.dns.example
   IP Address               : 192.0.2.53

Secondary Name Server
   Host Name                : ns2.dns.example
`;

export const numbered = `domain:      ornek.example
owner:       ${mehmet}
owner-c:     AOR12
nserver:     ns1.dns.example
nsstat:      20261120 AA
nserver:     ns2.dns.example
created:     19990520 #123456
changed:     20260507
expires:     20270520
status:      published
`;

export const paragraphs = `Domain:
name:       ornek.example
status:     ok
registered: 2010-07-04 02:14:19 +03:00
expire:     2027-07-05

Registrant:
name:       ${ayse}
email:      ${mail}

Registrar:
name:       Registripidaja OÜ
url:        http://www.registrar.example

Name servers:
nserver:    ns1.dns.example
nserver:    ns2.dns.example
`;

export const bracketHeadings = `[Domain]
Domain: ornek.example
Status: active

[Holder]
Type: Natural person
Name: ${ayse}
Email: ${mail}

[Registrar]
Type: Legal person
Name: SIA Paraugs

[Nservers]
Nserver: ns1.dns.example
Nserver: ns2.dns.example
`;

export const sentences = `Domain Name: ornek.example
   Domain Status: ok
   Registrant:
      ${mehmet}
      ${mail}

   Administrative Contact:
      ${ayse}  ${phone}

   Record expires on 2027-05-31 (YYYY-MM-DD)
   Record created on 2000-08-29 (YYYY-MM-DD)

   Domain servers in listed order:
      ns1.dns.example
      ns2.dns.example
`;

export const namedServers = `Whois Server for the top level domain name.

Domain Name............: ornek.example

Organization Using Domain Name
Name...................: ${ayse}
Organization Name......: ${mehmet}

Administrative Contact/Agent
NIC Handle.............: AO1-TEST
Phone Number...........: ${phone}
Email Address..........: ${mail}

Nameserver in listed order

Primary server.........: ns1.dns.example
Primary ip address.....: 192.0.2.53

Secondary server.......: ns2.dns.example

Domain created: 1999-06-07 13:01:43 (GMT+0:00)
Last modified : 2026-11-28 03:16:59 (GMT+0:00)
Domain status : clientDeleteProhibited
                clientRenewProhibited
Registar created: REGISTRAR OF OLD
Current Registar: REGISTRAR EXAMPLE
`;

export const severalStates = `domain:        ORNEK.EXAMPLE
nserver:       ns1.dns.example. 192.0.2.53, 2001:db8::53
nserver:       ns2.dns.example. 192.0.2.54
state:         REGISTERED, DELEGATED, VERIFIED
org:           ${mehmet}
registrar:     REGISTRAR-EXAMPLE
admin-contact: https://www.registrar.example/whois
created:       1997-09-23T09:45:07Z
paid-till:     2027-09-30T21:00:00Z
free-date:     2027-11-01
source:        TEST
`;

export const connected = `[ Registry database provides information on network administration. ]

Domain Information:
a. [Domain Name]                ORNEK.EXAMPLE
g. [Organization]               ${mehmet}
m. [Administrative Contact]     ${ayse}
p. [Name Server]                ns1.dns.example
p. [Name Server]                ns2.dns.example
[Signing Key]
[State]                         Connected (2027/09/30)
[Lock Status]                   AgentChangeLocked
[Registered Date]               2019/09/27
[Connected Date]                2019/09/28
[Last Update]                   2026/10/01 01:03:42 (JST)
`;

const nameservers = ['ns1.dns.example', 'ns2.dns.example'];

/** Each layout with what has to be read from it. */
export const LAYOUTS = [
  ['starred', trabis, 'Örnek İnternet ve Bilişim Hizmetleri A.Ş.', '1998-01-26', '2027-01-25', ['active']],
  ['gtld', gtld, 'Registrar Example, Inc.', '2010-03-01', '2027-03-01', ['client transfer prohibited', 'active']],
  ['indented blocks', blocks, 'Registrar Example Ltd t/a Deneme', '1999-07-26', '2027-07-26', []],
  ['bare headings', bareHeadings, 'Registrar Esempio s.r.l.', '1999-12-10', '2027-04-21', ['active']],
  ['tabbed', tabbed, 'Registrar Exemple SA', '1999-01-05', null, ['not available']],
  ['ripe style', ripeStyle, 'REGISTRAR EXEMPLE', '1995-01-01', '2027-12-30', ['active', 'server transfer prohibited']],
  ['bracketed', bracketed, null, '2001-02-03', '2027-02-28', ['active']],
  ['dotted', dotted, 'Rekisteri Esimerkki Oy', '2010-09-01', '2027-08-31', ['registered']],
  ['continued', continued, 'Rejestrator Przyklad Sp. z o.o.', '2000-01-02', '2027-01-02', []],
  ['spread', spread, 'Registrar Beispiel AG', '1999-12-31', null, []],
  ['spaced dates', rirDates, 'Registrar Example', '1999-07-28', '2027-07-28', []],
  ['paragraphs', paragraphs, 'Registripidaja OÜ', '2010-07-03', '2027-07-05', ['active']],
  ['bracket headings', bracketHeadings, 'SIA Paraugs', null, null, ['active']],
  ['sentences', sentences, null, '2000-08-29', '2027-05-31', ['active']],
  [
    'named servers',
    namedServers,
    'REGISTRAR EXAMPLE',
    '1999-06-07',
    null,
    ['client delete prohibited', 'client renew prohibited'],
  ],
  [
    'several states',
    severalStates,
    'REGISTRAR-EXAMPLE',
    '1997-09-23',
    '2027-09-30',
    ['registered', 'delegated', 'verified'],
  ],
  ['connected', connected, null, '2019-09-27', '2027-09-30', ['connected']],
  ['numbered dates', numbered, null, '1999-05-20', '2027-05-20', ['published']],
].map(([layout, text, registrar, createdAt, expiresAt, statuses]) => ({
  layout: layout as string,
  text: text as string,
  details: {
    registrar: registrar as string | null,
    registrarIanaId: layout === 'gtld' ? '9999' : null,
    createdAt: createdAt as string | null,
    expiresAt: expiresAt as string | null,
    nameservers,
    statuses: statuses as string[],
  },
}));
