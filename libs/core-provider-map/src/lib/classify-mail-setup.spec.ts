import fc from 'fast-check';
import { classifyMailSetup } from './classify-mail-setup.js';
import type { MailSetup, MailSetupReading } from './mail-setup.js';
import { PROVIDERS } from './provider.js';

const unread: MailSetupReading = {
  domain: 'firma.example',
  mxHosts: null,
  spfRecord: 'unknown',
  dkimTargets: null,
  autodiscover: 'unknown',
  txt: null,
  cnames: null,
};
const bare: MailSetupReading = {
  ...unread,
  mxHosts: ['mail.firma.example'],
  spfRecord: null,
  dkimTargets: [],
  autodiscover: null,
  txt: [],
  cnames: {},
};

const filter = 'mx-01-eu-central-1.prod.hydra.sophos.com';
const exchangeOnline = 'firma-example.mail.protection.outlook.com';
const microsoftSpf = 'v=spf1 include:spf.protection.outlook.com -all';
const googleSpf = 'v=spf1 include:_spf.google.com ~all';
const microsoftKeys = ['selector1-firma-example._domainkey.firma.onmicrosoft.com'];
const newMicrosoftKeys = ['selector1-firma-example._domainkey.firma.n-v1.dkim.mail.microsoft'];
const governmentExchange = 'firma-example.mail.protection.office365.us';
const governmentSpf = 'v=spf1 include:spf.protection.office365.us -all';
const microsoftClients = { autodiscover: 'autodiscover.outlook.com' };
const verified = { txt: ['some-site-verification=1', 'MS=ms12345678'] };

type Case = [string, Partial<MailSetupReading>, Partial<MailSetup>];

describe('who holds the mailboxes', () => {
  test.each<Case>([
    ['no MX was read', unread, { mailboxHost: null, gateway: null, confidence: 0, scoreProvider: 'Unknown' }],
    ['there is a null MX', { mxHosts: ['.'] }, { mailboxHost: null, confidence: 0, scoreProvider: 'Unknown' }],
    [
      'a blank stands before the host',
      { mxHosts: ['', exchangeOnline] },
      { mailboxHost: 'M365', scoreProvider: 'M365' },
    ],
    ['there is no MX', { mxHosts: [] }, { mailboxHost: null, confidence: 0, scoreProvider: 'Unknown' }],
    ['a server of its own', {}, { mailboxHost: 'Local', gateway: null, scoreProvider: 'Local' }],
    ['a hoster', { mxHosts: ['mx1.titan.email'] }, { mailboxHost: 'Hosting', scoreProvider: 'Hosting' }],
    ['Exchange Online', { mxHosts: [exchangeOnline] }, { mailboxHost: 'M365', scoreProvider: 'M365', confidence: 97 }],
    [
      'Exchange Online that SPF and autodiscover confirm',
      { mxHosts: [exchangeOnline], spfRecord: microsoftSpf, ...microsoftClients },
      { mailboxHost: 'M365', confidence: 99 },
    ],
    [
      'Exchange Online of the US government',
      { mxHosts: [governmentExchange], spfRecord: governmentSpf },
      { mailboxHost: 'M365', scoreProvider: 'M365', confidence: 99 },
    ],
    ['Google', { mxHosts: ['aspmx.l.google.com', 'alt1.aspmx.l.google.com'] }, { mailboxHost: 'Google' }],
    [
      'Google before Microsoft, and nothing else',
      { mxHosts: ['aspmx.l.google.com', exchangeOnline] },
      { mailboxHost: null, confidence: 0, scoreProvider: 'Google' },
    ],
    [
      'Google before Microsoft, all else says Microsoft',
      {
        mxHosts: ['aspmx.l.google.com', exchangeOnline],
        spfRecord: microsoftSpf,
        dkimTargets: microsoftKeys,
        ...microsoftClients,
        ...verified,
      },
      { mailboxHost: null, confidence: 0, tenant: true, tenantElsewhere: null, scoreProvider: 'Google' },
    ],
    [
      'Google before Microsoft, SPF says Google',
      { mxHosts: ['aspmx.l.google.com', exchangeOnline], spfRecord: googleSpf },
      { mailboxHost: 'Google', confidence: 70, scoreProvider: 'Google' },
    ],
    [
      'Google, but the clients go to Microsoft',
      { mxHosts: ['aspmx.l.google.com'], spfRecord: googleSpf, ...microsoftClients },
      { mailboxHost: 'Google', confidence: 85 },
    ],
    [
      'Google, SPF lets Microsoft send too',
      { mxHosts: ['aspmx.l.google.com'], spfRecord: microsoftSpf },
      { mailboxHost: 'Google', confidence: 97 },
    ],
    ['Amazon', { mxHosts: ['inbound-smtp.eu-west-1.amazonaws.com'] }, { mailboxHost: 'Amazon' }],
    [
      'a gateway, SPF says Microsoft',
      { mxHosts: [filter], spfRecord: microsoftSpf },
      { mailboxHost: 'M365', gateway: 'Sophos', scoreProvider: 'M365', confidence: 98 },
    ],
    [
      'a gateway, the signing key says Microsoft in its newer form',
      { mxHosts: [filter], dkimTargets: newMicrosoftKeys },
      { mailboxHost: 'M365', scoreProvider: 'M365', confidence: 85 },
    ],
    [
      'a gateway, SPF says Google',
      { mxHosts: [filter], spfRecord: googleSpf },
      { mailboxHost: 'Google', scoreProvider: 'Google' },
    ],
    [
      'a gateway and nothing else',
      { mxHosts: [filter] },
      { mailboxHost: null, gateway: 'Sophos', scoreProvider: 'Local', confidence: 0 },
    ],
    [
      'a gateway, SPF says Google and Microsoft',
      { mxHosts: [filter], spfRecord: 'v=spf1 include:_spf.google.com include:spf.protection.outlook.com -all' },
      { mailboxHost: null, scoreProvider: 'Local' },
    ],
    [
      'a gateway, SPF says both and the clients go to Microsoft',
      {
        mxHosts: [filter],
        spfRecord: 'v=spf1 include:_spf.google.com include:spf.protection.outlook.com -all',
        ...microsoftClients,
      },
      { mailboxHost: 'M365', confidence: 70 },
    ],
    [
      'a gateway, SPF says Microsoft after its all',
      { mxHosts: [filter], spfRecord: 'v=spf1 -all include:spf.protection.outlook.com' },
      { mailboxHost: null, confidence: 0 },
    ],
    [
      'a gateway, a text that is no SPF record says Microsoft',
      { mxHosts: [filter], spfRecord: 'hello include:spf.protection.outlook.com' },
      { mailboxHost: null, confidence: 0 },
    ],
    [
      'a gateway behind a server of its own',
      { mxHosts: ['mail.firma.example', filter] },
      { mailboxHost: 'Local', gateway: 'Sophos', scoreProvider: 'Local', confidence: 75 },
    ],
    [
      'a gateway behind a server of its own, SPF lets Microsoft send',
      { mxHosts: ['mail.firma.example', filter], spfRecord: microsoftSpf },
      { mailboxHost: null, gateway: 'Sophos', scoreProvider: 'Local', confidence: 0 },
    ],
    [
      'a gateway behind a server of its own, SPF and the clients say Microsoft',
      { mxHosts: ['mail.firma.example', filter], spfRecord: microsoftSpf, ...microsoftClients },
      { mailboxHost: 'M365', gateway: 'Sophos', scoreProvider: 'Local', confidence: 75 },
    ],
    [
      'a gateway behind an MX at Microsoft',
      { mxHosts: [exchangeOnline, filter] },
      { mailboxHost: 'M365', gateway: 'Sophos', scoreProvider: 'M365', confidence: 97 },
    ],
    [
      'a gateway in front of an MX at Microsoft',
      { mxHosts: [filter, exchangeOnline] },
      { mailboxHost: 'M365', gateway: 'Sophos', scoreProvider: 'M365' },
    ],
    [
      'a server of its own, SPF lets Microsoft send',
      { spfRecord: microsoftSpf },
      { mailboxHost: 'Local', confidence: 91, scoreProvider: 'Local' },
    ],
    [
      'a server of its own, but the clients go to Microsoft',
      { spfRecord: microsoftSpf, ...microsoftClients },
      { mailboxHost: null, confidence: 0, scoreProvider: 'Local' },
    ],
    ['a server of its own and a signing key at Microsoft', { dkimTargets: microsoftKeys }, { mailboxHost: null }],
    [
      'a server of its own before one at Microsoft',
      { mxHosts: ['mail.firma.example', exchangeOnline] },
      { mailboxHost: null, scoreProvider: 'Local' },
    ],
    [
      'the same, and SPF agrees',
      { mxHosts: ['mail.firma.example', exchangeOnline], spfRecord: microsoftSpf },
      { mailboxHost: 'M365', scoreProvider: 'Local' },
    ],
    [
      'a relay for programs',
      { mxHosts: ['mx.sendgrid.net'] },
      { mailboxHost: null, gateway: null, scoreProvider: 'SendGrid' },
    ],
    [
      'a relay for programs, SPF says Zoho',
      { mxHosts: ['mxa.mailgun.org'], spfRecord: 'v=spf1 include:zoho.eu -all' },
      { mailboxHost: 'Zoho', scoreProvider: 'Mailgun' },
    ],
    [
      'a look-alike of a gateway',
      { mxHosts: ['hydra.sophos.com.evil.test'], spfRecord: microsoftSpf },
      { mailboxHost: 'Local', gateway: null },
    ],
  ])('%s', (_name, reading, setup) => {
    expect(classifyMailSetup({ ...bare, ...reading })).toMatchObject(setup);
  });
});

describe('whether there is a Microsoft tenant', () => {
  test.each<Case>([
    ['nothing was read', unread, { tenant: null, tenantElsewhere: null, tenantConfidence: 0 }],
    ['everything was read and says nothing', {}, { tenant: null, tenantElsewhere: null }],
    ['SPF alone says nothing', { spfRecord: microsoftSpf }, { tenant: null }],
    ['a verified domain', verified, { tenant: true, tenantElsewhere: true, tenantConfidence: 90 }],
    ['a verified domain in the older form', { txt: ['v=verifydomain MS=1234567'] }, { tenant: true }],
    ['a text that only looks like it', { txt: ['MS=msabc', 'xMS=ms1', 'MS=ms12 extra'] }, { tenant: null }],
    ['Exchange Online itself', { mxHosts: [exchangeOnline] }, { tenant: true, tenantElsewhere: false }],
    [
      'Exchange Online of the US government',
      { mxHosts: [governmentExchange], spfRecord: governmentSpf, ...verified },
      { tenant: true, tenantElsewhere: false },
    ],
    ['private mailboxes', { mxHosts: ['outlook-com.olc.protection.outlook.com'] }, { tenant: null }],
    ['a signing key', { dkimTargets: newMicrosoftKeys }, { tenant: true, tenantElsewhere: null }],
    [
      'device registration, mail at Google',
      {
        mxHosts: ['aspmx.l.google.com'],
        cnames: { enterpriseregistration: 'enterpriseregistration.windows.net', lyncdiscover: null },
      },
      { tenant: true, tenantElsewhere: true, mailboxHost: 'Google' },
    ],
    ['Teams', { cnames: { lyncdiscover: 'webdir.online.lync.com.' } }, { tenant: true }],
    ['Teams in GCC High', { cnames: { lyncdiscover: 'webdir.online.gov.skypeforbusiness.us' } }, { tenant: true }],
    ['Teams in DoD', { cnames: { lyncdiscover: 'webdir.online.dod.skypeforbusiness.us' } }, { tenant: true }],
    ['Teams in China', { cnames: { lyncdiscover: 'webdir.online.partner.lync.cn' } }, { tenant: true }],
    [
      'device registration of the US government',
      { cnames: { enterpriseregistration: 'enterpriseregistration.microsoftonline.us' } },
      { tenant: true },
    ],
    [
      'device enrolment of the US government',
      { cnames: { enterpriseenrollment: 'enterpriseenrollment-s.manage.microsoft.us' } },
      { tenant: true },
    ],
    [
      'device registration in China',
      { cnames: { enterpriseregistration: 'enterpriseregistration.partner.microsoftonline.cn' } },
      { tenant: true },
    ],
    ['a look-alike', { cnames: { lyncdiscover: 'webdir.online.lync.com.evil.test' } }, { tenant: null }],
    ['a verified domain behind an unknown host', { ...verified, mxHosts: [filter] }, { tenantElsewhere: null }],
    ['a verified domain with a null MX', { ...verified, mxHosts: ['.'] }, { tenant: true, tenantElsewhere: true }],
    ['a verified domain without mail', { ...verified, mxHosts: [] }, { tenant: true, tenantElsewhere: true }],
    ['a verified domain, MX not read', { ...verified, mxHosts: null }, { tenant: true, tenantElsewhere: null }],
    ['the probe says no', { openIdTenant: false }, { tenant: false, tenantElsewhere: false, tenantConfidence: 99 }],
    ['the probe says yes', { openIdTenant: true }, { tenant: true, tenantElsewhere: true }],
    ['the probe was not answered', { openIdTenant: null }, { tenant: null }],
  ])('%s', (_name, reading, setup) => {
    expect(classifyMailSetup({ ...bare, ...reading })).toMatchObject(setup);
  });
});

test('every line of evidence names the record it was read from', () => {
  const { evidence } = classifyMailSetup({
    ...bare,
    mxHosts: [filter],
    spfRecord: microsoftSpf,
    dkimTargets: microsoftKeys,
    ...microsoftClients,
    ...verified,
    cnames: { enterpriseregistration: 'enterpriseregistration.windows.net' },
  });
  expect(evidence.map(({ code, question, supports, record }) => [question, code, supports, record.name])).toEqual([
    ['gateway', 'mx-gateway', 'Sophos', 'firma.example'],
    ['mailbox-host', 'spf-include', 'M365', 'firma.example'],
    ['mailbox-host', 'dkim-target', 'M365', '_domainkey.firma.example'],
    ['mailbox-host', 'autodiscover-target', 'M365', 'autodiscover.firma.example'],
    ['tenant', 'txt-verification', 'M365', 'firma.example'],
    ['tenant', 'dkim-target', 'M365', '_domainkey.firma.example'],
    ['tenant', 'autodiscover-target', 'M365', 'autodiscover.firma.example'],
    ['tenant', 'cname-target', 'M365', 'enterpriseregistration.firma.example'],
  ]);
});

test('evidence of SPF is the record as it was published', () => {
  const published = 'v=spf1 INCLUDE:Spf.Protection.Outlook.com -all';
  const evidenceOf = (spfRecord: string) =>
    classifyMailSetup({ ...bare, mxHosts: [filter], spfRecord }).evidence.filter(({ code }) => code === 'spf-include');
  const record = { type: 'TXT', name: 'firma.example', value: published };
  expect(evidenceOf(published)).toEqual([{ code: 'spf-include', question: 'mailbox-host', supports: 'M365', record }]);
  expect(evidenceOf(`v=spf1 a ~all ${published}`).map((line) => line.record)).toEqual([record]);
});

const host = fc.oneof(
  fc.constantFrom(filter, exchangeOnline, 'aspmx.l.google.com', 'mail.firma.example', 'mx.sendgrid.net', ''),
  fc.string(),
);
const reading: fc.Arbitrary<MailSetupReading> = fc.record({
  domain: fc.domain(),
  mxHosts: fc.option(fc.array(host, { maxLength: 4 })),
  spfRecord: fc.oneof(fc.constantFrom(null, 'unknown', microsoftSpf, googleSpf), fc.string()),
  dkimTargets: fc.option(fc.array(fc.oneof(fc.constantFrom(...microsoftKeys), fc.string()), { maxLength: 2 })),
  autodiscover: fc.oneof(fc.constantFrom(null, 'unknown', 'autodiscover.outlook.com'), fc.string()),
  txt: fc.option(fc.array(fc.oneof(fc.constant('MS=ms1'), fc.string()), { maxLength: 3 })),
  cnames: fc.option(fc.dictionary(fc.string(), fc.option(fc.string()))),
  openIdTenant: fc.constantFrom(true, false, null),
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const entry of Object.values(value)) deepFreeze(entry);
  return Object.freeze(value);
}

test('any reading has an answer that keeps the rules, and the same one twice', () => {
  fc.assert(
    fc.property(reading, (published) => {
      const setup = classifyMailSetup(deepFreeze(published));
      expect(classifyMailSetup(published)).toEqual(setup);
      expect(PROVIDERS).toContain(setup.scoreProvider);
      expect(setup.mailboxHost === null).toBe(setup.confidence === 0);
      expect(setup.tenant === null).toBe(setup.tenantConfidence === 0);
      expect(setup.confidence).toBeLessThanOrEqual(100);
      if (setup.mailboxHost === 'M365') expect(setup.tenantElsewhere).toBe(false);
      if (setup.tenantElsewhere === true) expect(setup.tenant).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('what was not read never decides: taking a part away leaves fewer answers, not others', () => {
  fc.assert(
    fc.property(reading, (published) => {
      const full = classifyMailSetup({ ...published, openIdTenant: null });
      const { tenant } = classifyMailSetup({ ...published, txt: null, cnames: null, openIdTenant: null });
      expect(tenant === null || tenant === full.tenant).toBe(true);
    }),
  );
});
