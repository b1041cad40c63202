import type { PhraseMessages } from '../message-catalogue.js';

export const phrases: PhraseMessages = {
  provider: {
    M365: 'Microsoft 365',
    Google: 'Google Workspace',
    Yandex: 'Yandex Mail',
    Zoho: 'Zoho Mail',
    Amazon: 'Amazon infrastructure',
    SendGrid: 'SendGrid',
    Mailgun: 'Mailgun',
    Hosting: 'a shared hosting package',
    Local: 'a local or private server',
    Unknown: 'a provider that has not been identified yet',
  },
  domainName: (domain) => (domain === '' ? 'this domain' : domain),
  greeting: (partnerName) =>
    partnerName === null
      ? "Hello, I'm calling from a Microsoft partner."
      : `Hello, I'm calling on behalf of ${partnerName}.`,
};
