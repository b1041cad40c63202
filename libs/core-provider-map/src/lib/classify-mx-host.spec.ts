import fc from 'fast-check';
import { classifyMxHost } from './classify-mx-host.js';
import { mxRoots } from './mx-roots.js';
import { PROVIDERS } from './provider.js';

const hostLabel = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,8}[a-z0-9])?$/);
const root = fc.constantFrom(...Object.keys(mxRoots));

test.each([
  [null, 'Unknown'],
  ['', 'Unknown'],
  ['.', 'Unknown'],
  ['  ', 'Unknown'],
  ['firma-com-tr.mail.protection.outlook.com', 'M365'],
  ['Firma-Com-Tr.Mail.Protection.OUTLOOK.com.', 'M365'],
  ['\tfirma-com-tr.q-v1.mx.microsoft ', 'M365'],
  ['hotmail-com.olc.protection.outlook.com', 'M365'],
  ['mail.partner.outlook.cn', 'M365'],
  ['contoso-com.mail.protection.office365.us', 'M365'],
  ['smtp.google.com', 'Google'],
  ['alt1.aspmx.l.google.com', 'Google'],
  ['mx.yandex.com.tr', 'Yandex'],
  ['mx2.zohomail.eu', 'Zoho'],
  ['inbound-smtp.eu-west-1.amazonaws.com', 'Amazon'],
  ['mx.sendgrid.net', 'SendGrid'],
  ['mxa.eu.mailgun.org', 'Mailgun'],
  ['smtp.secureserver.net', 'Hosting'],
  ['mx1.titan.email', 'Hosting'],
  ['mail.firma.example', 'Local'],
  ['google.com.evil.net', 'Local'],
  ['notoutlook.com', 'Local'],
  ['mx.microsoft.evil.test', 'Local'],
  ['portal.office365.us', 'Local'],
  ['mail.natro.com', 'Local'],
] as const)('%p is %s', (mxHost, provider) => {
  expect(classifyMxHost(mxHost)).toBe(provider);
});

test('every root and every name below it is its provider, in any case and with a dot at the end', () => {
  fc.assert(
    fc.property(root, hostLabel, fc.boolean(), (known, label, upper) => {
      const host = `${label}.${known}.`;
      expect(classifyMxHost(upper ? host.toUpperCase() : host)).toBe(mxRoots[known]);
      expect(classifyMxHost(known)).toBe(mxRoots[known]);
    }),
  );
});

test('a root inside or in front of another name is nobody known', () => {
  fc.assert(
    fc.property(root, hostLabel, (known, label) => {
      expect(classifyMxHost(`${known}.${label}.test`)).toBe('Local');
      expect(classifyMxHost(`mail.${label}x-${known.replaceAll('.', '-')}.test`)).toBe('Local');
    }),
  );
});

test('any text has an answer, and the same one twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const provider = classifyMxHost(text);
      expect(PROVIDERS).toContain(provider);
      expect(classifyMxHost(text)).toBe(provider);
    }),
  );
});
