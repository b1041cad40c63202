import { consumerMailDomains } from './consumer-mail-domains.js';
import { isConsumerMailDomain } from './is-consumer-mail-domain.js';
import { normalizeDomain } from './normalize-domain.js';

test.each([
  ...['gmail.com', 'googlemail.com', 'hotmail.com', 'hotmail.com.tr', 'outlook.com', 'outlook.com.tr', 'live.com'],
  ...['yahoo.com', 'yahoo.com.tr', 'yahoo.co.uk', 'icloud.com', 'yandex.com', 'yandex.com.tr', 'yandex.ru'],
  ...['mynet.com', 'ttmail.com', 'gmx.at', 'mail.ru', 'proton.me', 'qq.com'],
])('%s is for private mailboxes', (domain) => {
  expect(isConsumerMailDomain(domain)).toBe(true);
});

test.each(['firma.com.tr', 'yahoo-reklam.com', 'mygmail.com', 'gmail.com.evil.test', 'mail.yahoo.com', 'yahoo', ''])(
  '%p is not',
  (domain) => {
    expect(isConsumerMailDomain(domain)).toBe(false);
  },
);

test('every listed domain is a registrable one in the spelling of the normalizer', () => {
  for (const domain of consumerMailDomains) {
    expect(normalizeDomain(domain)).toMatchObject({ ok: true, domain, registrableDomain: domain });
  }
});
