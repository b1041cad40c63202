import type { Provider } from './provider.js';

/**
 * Provider by the root of its MX hosts. The first row of each provider is frozen table v1; what follows was published since.
 * Sources: the providers' own set-up pages for MX records.
 */
export const mxRoots: Readonly<Record<string, Provider>> = {
  'outlook.com': 'M365',
  'protection.outlook.com': 'M365',
  'mail.protection.outlook.com': 'M365',
  'olc.protection.outlook.com': 'M365',
  'outlook.office365.com': 'M365',
  // Default for domains that Exchange Online accepts since July 2026 (DNSSEC and DANE).
  'mx.microsoft': 'M365',
  'hotmail.com': 'M365',
  // Operated by 21Vianet.
  'partner.outlook.cn': 'M365',
  // GCC High and DoD (learn.microsoft.com/microsoft-365/enterprise/dns-records-for-office-365-dod).
  'mail.protection.office365.us': 'M365',

  'google.com': 'Google',
  'googlemail.com': 'Google',
  'gmail.com': 'Google',
  'aspmx.l.google.com': 'Google',
  'smtp.google.com': 'Google',

  'yandex.ru': 'Yandex',
  'yandex.net': 'Yandex',
  'yandex.com': 'Yandex',
  'yandex.com.tr': 'Yandex',

  'zoho.com': 'Zoho',
  'zoho.eu': 'Zoho',
  'zoho.in': 'Zoho',
  'zoho.jp': 'Zoho',
  'zoho.com.au': 'Zoho',
  'zoho.com.cn': 'Zoho',
  'zoho.sa': 'Zoho',
  'zohocloud.ca': 'Zoho',
  'zohomail.com': 'Zoho',
  'zohomail.eu': 'Zoho',
  'zohomail.in': 'Zoho',

  'amazonses.com': 'Amazon',
  'amazonaws.com': 'Amazon',
  'awsapps.com': 'Amazon',

  'sendgrid.net': 'SendGrid',

  'mailgun.org': 'Mailgun',
  'mailgun.com': 'Mailgun',

  'cpanel.net': 'Hosting',
  'plesk.com': 'Hosting',
  'hostgator.com': 'Hosting',
  'godaddy.com': 'Hosting',
  'bluehost.com': 'Hosting',
  'hostinger.com': 'Hosting',
  'secureserver.net': 'Hosting',
  'titan.email': 'Hosting',
  'privateemail.com': 'Hosting',
};
