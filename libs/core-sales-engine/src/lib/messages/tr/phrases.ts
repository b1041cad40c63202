import type { PhraseMessages } from '../message-catalogue.js';

export const phrases: PhraseMessages = {
  provider: {
    M365: 'Microsoft 365',
    Google: 'Google Workspace',
    Yandex: 'Yandex Mail',
    Zoho: 'Zoho Mail',
    Amazon: 'Amazon altyapısı',
    SendGrid: 'SendGrid',
    Mailgun: 'Mailgun',
    Hosting: 'paylaşımlı bir barındırma paketi',
    Local: 'yerel ya da özel bir sunucu',
    Unknown: 'henüz belirlenemeyen bir sağlayıcı',
  },
  domainName: (domain) => (domain === '' ? 'Bu alan adı' : `${domain} alan adı`),
  greeting: (partnerName) =>
    partnerName === null
      ? 'Merhaba, bir Microsoft iş ortağı adına arıyorum.'
      : `Merhaba, ${partnerName} adına arıyorum.`,
};
