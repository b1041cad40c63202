import { salesSummary } from '../src/index.js';
import type { DmarcPolicy, Locale, Provider, SalesLead, Segment, TenantSize } from '../src/index.js';
import { options, sampleLeads } from './sample-leads.js';
import { summaryTexts } from './summary-texts.js';
import { faultsOf } from './text-faults.js';

const providers: (Provider | null)[] = [
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
  null,
];
const segments: (Segment | null)[] = ['Migration', 'Existing', 'Cold', 'Skip', null];
const sizes: (TenantSize | null)[] = ['large', 'medium', 'small', null];
const triState = [true, false, null];
const policies: DmarcPolicy[] = ['none', 'quarantine', 'reject', 'unknown', null];
const coverages = [null, 0, 50, 100];
const scores = [null, 0, 4, 45, 59, 65, 75, 95];
const locales: Locale[] = ['tr', 'en'];

/** Words that only a record that was really read may bring into a text. */
const claims = {
  noSpf: {
    tr: /SPF kaydı (da|yok)|SPF ve geçerli|SPF kaydınız yok|SPF: kayıt yok/,
    en: /no SPF record|neither an SPF|SPF: no record/,
  },
  spf: {
    tr: /SPF: kayıt var|SPF, DKIM ve DMARC kayıtları yerinde/,
    en: /SPF: record present|SPF, DKIM and DMARC are all in place/,
  },
  noDkim: { tr: /DKIM (anahtarı|imza anahtarınızı) (da )?bul|DKIM: yaygın/, en: /no DKIM (signing )?key|DKIM: no key/ },
  dkim: { tr: /DKIM: etkin/, en: /DKIM: an active/ },
  noDmarc: { tr: /geçerli bir (DMARC )?kay(ıt|dı|dınız)/, en: /no valid (DMARC )?record|nor a valid DMARC/ },
  dmarcNone: { tr: /izleme modunda|politika none/, en: /only monitors|policy none/ },
  dmarc: { tr: /politika (quarantine|reject)/, en: /(quarantine|reject) policy|policy (quarantine|reject)/ },
  microsoftSpf: { tr: /gönderim sunucularını içeriyor/, en: /includes the sending servers/ },
  usesMicrosoft: {
    tr: /Microsoft 365 kullan(ıyor|dığınızı|ımınızı|ıcısı)|Microsoft 365 ortamınız/,
    en: /(U|u)ses? (of )?Microsoft 365|Microsoft 365 (user|environment)/,
  },
  noMail: { tr: /e-posta almıyor|MX kaydı yok;/, en: /takes no mail|has no MX/ },
};

function* crossProduct(): Generator<SalesLead> {
  let turn = 0;
  for (const provider of providers)
    for (const segment of segments)
      for (const tenantSize of sizes)
        for (const spf of triState)
          for (const dkim of triState)
            for (const dmarcPolicy of policies)
              for (const dmarcCoverage of coverages) {
                turn += 1;
                yield {
                  ...sampleLeads['local-cold']!,
                  provider,
                  segment,
                  tenantSize,
                  spf,
                  dkim,
                  dmarcPolicy,
                  dmarcCoverage,
                  // The signal loops make 180 turns; the shift gives every signal each score in time.
                  readinessScore: scores[(turn + Math.floor(turn / 180)) % scores.length] ?? null,
                  localProvider: turn % 3 === 0 ? 'Natro' : null,
                };
              }
}

function forbiddenClaims(lead: SalesLead): RegExp[][] {
  const { spf, dkim, dmarcPolicy: dmarc, provider } = lead;
  const forbidden: (keyof typeof claims)[] = ['noMail', 'microsoftSpf'];
  if (spf !== false) forbidden.push('noSpf');
  if (spf !== true) forbidden.push('spf');
  if (dkim !== false) forbidden.push('noDkim');
  if (dkim !== true) forbidden.push('dkim');
  if (dmarc !== null) forbidden.push('noDmarc');
  if (dmarc !== 'none') forbidden.push('dmarcNone');
  if (dmarc !== 'quarantine' && dmarc !== 'reject') forbidden.push('dmarc');
  if (provider !== 'M365') forbidden.push('usesMicrosoft');
  return forbidden.map((name) => [claims[name].tr, claims[name].en]);
}

describe.each(locales)('over every provider, segment, size and signal (%s)', (locale) => {
  const slot = locale === 'tr' ? 0 : 1;

  test('no text is broken and none tells what was not read', () => {
    const clean = new Set<string>();
    const faults = new Set<string>();
    for (const lead of crossProduct()) {
      const texts = summaryTexts(salesSummary(lead, { ...options, locale }));
      for (const text of texts) {
        if (clean.has(text)) continue;
        for (const fault of faultsOf(text)) faults.add(`${fault}: ${text}`);
        clean.add(text);
      }
      const whole = texts.join('\n');
      for (const patterns of forbiddenClaims(lead)) {
        const told = patterns[slot]?.exec(whole);
        if (told) faults.add(`${told[0]} for ${JSON.stringify(lead)}`);
      }
      if (faults.size > 20) break;
    }
    expect([...faults]).toStrictEqual([]);
    expect(clean.size).toBeGreaterThan(400);
  });

  test('every claim is made where it is due, so that its pattern is known to bite', () => {
    const texts = Object.values(sampleLeads)
      .concat([{ ...sampleLeads['m365-strong']!, spf: false }])
      .flatMap((lead) => summaryTexts(salesSummary(lead, { ...options, locale })))
      .join('\n');
    for (const [name, patterns] of Object.entries(claims)) {
      expect([name, patterns[locale].test(texts)]).toStrictEqual([name, true]);
    }
  });
});

test.each([
  ['v=spf1 include:spf.protection.outlook.com -all', true],
  ['v=spf1 INCLUDE:SPF.Protection.Outlook.com. -all', true],
  ['v=spf1 ?include:spf.protection.outlook.com -all', true],
  ['v=spf1 include:spf.protection.outlook.com.evil.example -all', false],
  ['v=spf1 include:xspf.protection.outlook.com -all', false],
  ['v=spf1 -include:spf.protection.outlook.com -all', false],
  ['v=spf1 exp=include:spf.protection.outlook.com', false],
  ['v=spf1 mx -all', false],
  [null, false],
])('SPF %j includes Microsoft: %j', (spfRecord, expected) => {
  const { provider_reasoning: reasoning } = salesSummary(
    { ...sampleLeads['m365-strong']!, spfRecord },
    { ...options, locale: 'en' },
  );
  expect(claims.microsoftSpf.en.test(reasoning)).toBe(expected);
});
