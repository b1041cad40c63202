/** Who receives or holds a domain's mail, as far as its MX tells: the classes that score v1 knows. */
export type Provider =
  | 'M365'
  | 'Google'
  | 'Yandex'
  | 'Zoho'
  | 'Amazon'
  | 'SendGrid'
  | 'Mailgun'
  | 'Hosting'
  /** An MX that no table names: the company's own server or a hoster in its country. */
  | 'Local'
  /** No MX to judge. */
  | 'Unknown';

/** Every provider, in the order in which lists show them. */
export const PROVIDERS: readonly Provider[] = [
  'M365',
  'Google',
  'Yandex',
  'Zoho',
  'Amazon',
  'SendGrid',
  'Mailgun',
  'Hosting',
  'Local',
  'Unknown',
];
