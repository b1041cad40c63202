import { DKIM_KEY, GATEWAYS, LOCAL_MX_HOSTS, SERVICES } from './vendor-names.mjs';

// How a company's mail can be set up. Each setup gives the names of its zone (relative: '' is the domain itself) and what
// a reader must find. Scores are worked out by hand from rule set v1, on purpose without Hunter's own engines.

const DMARC = {
  reject: ['v=DMARC1; p=reject; rua=mailto:dmarc@{domain}'],
  quarantine: ['v=DMARC1; p=quarantine; rua=mailto:dmarc@{domain}'],
  none: ['v=DMARC1; p=none; rua=mailto:dmarc@{domain}'],
  'sp-none': ['v=DMARC1; p=reject; sp=none; rua=mailto:dmarc@{domain}'],
  'pct-25': ['v=DMARC1; p=quarantine; pct=25; rua=mailto:dmarc@{domain}'],
  testing: ['v=DMARC1; p=reject; t=y; rua=mailto:dmarc@{domain}'],
  two: ['v=DMARC1; p=reject', 'v=DMARC1; p=none'],
};

const dmarcNames = (policy) => (policy ? { _dmarc: { TXT: DMARC[policy] } } : {});
const spfRecord = (terms, all = '-all') => `v=spf1 ${[...terms, all].filter(Boolean).join(' ')}`;
const withTexts = (...texts) => (texts.filter(Boolean).length > 0 ? { TXT: texts.filter(Boolean) } : {});
const fill = (text, company) => text.replaceAll('{slug}', company.slug);

const MICROSOFT_CNAMES = {
  enterpriseregistration: { CNAME: ['enterpriseregistration.windows.net'] },
  enterpriseenrollment: { CNAME: ['enterpriseenrollment.manage.microsoft.com'] },
};

/** `selector1` and `selector2` as Exchange Online hands them out; the keys stand in the tenant's own zone. */
function microsoftDkim(company, { suffix = 'onmicrosoft.com', key = DKIM_KEY } = {}) {
  const names = {};
  for (const selector of ['selector1', 'selector2']) {
    const target = `${selector}-${company.dashed}._domainkey.${company.slug}.${suffix}`;
    names[`${selector}._domainkey`] = { CNAME: [target] };
    names[`${target}.`] = { TXT: [key] };
  }
  return names;
}

function m365({
  spf = true,
  dkim = true,
  dmarc,
  host = 'mail.protection.outlook.com',
  dkimSuffix,
  extra = {},
  key,
  ...want
}) {
  return (company) => {
    const mxHost = `${company.dashed}.${host}`;
    return {
      names: {
        '': {
          MX: [`0 ${mxHost}`],
          ...withTexts(spf && spfRecord(['include:spf.protection.outlook.com']), `MS=ms${company.number}`),
        },
        [`${mxHost}.`]: { A: [company.address] },
        ...(dkim ? microsoftDkim(company, { suffix: dkimSuffix, key }) : {}),
        ...dmarcNames(dmarc),
        autodiscover: { CNAME: ['autodiscover.outlook.com'] },
        ...MICROSOFT_CNAMES,
        lyncdiscover: { CNAME: ['webdir.online.lync.com'] },
        ...extra,
      },
      expected: { provider: 'M365', tenantElsewhere: false, ...want },
    };
  };
}

function service(key, provider, { spf = true, dkim = true, dmarc, extra = {}, texts = [], ...want }) {
  const { mx, spf: include, selector } = SERVICES[key];
  return () => ({
    names: {
      '': { MX: mx, ...withTexts(spf && spfRecord([include], '~all'), ...texts) },
      ...(dkim ? { [`${selector}._domainkey`]: { TXT: [DKIM_KEY] } } : {}),
      ...dmarcNames(dmarc),
      ...extra,
    },
    expected: { provider, ...want },
  });
}

/** An own server, or one of a Turkish hoster when `mxHost` is given. */
function local({ mxHost, spf = true, dkim = false, dmarc, extra = {}, texts = [], apex = {}, ...want }) {
  return (company) => ({
    names: {
      '': {
        MX: mxHost ? [`10 ${mxHost}`] : ['10 mail.{domain}', '20 yedek.{domain}'],
        ...withTexts(spf && spfRecord(['mx', 'a']), ...texts),
        ...apex,
      },
      ...(mxHost ? {} : { mail: { A: [company.address] }, yedek: { A: [company.address] } }),
      ...(dkim ? { 'default._domainkey': { TXT: [DKIM_KEY] } } : {}),
      ...dmarcNames(dmarc),
      ...extra,
    },
    expected: { provider: 'Local', ...want },
  });
}

function behindGateway(gateway, mailbox, want) {
  return (company) => {
    const { mx, spf } = GATEWAYS[gateway];
    const include = { M365: 'include:spf.protection.outlook.com', Google: 'include:_spf.google.com' }[mailbox];
    const hosts = mx.map((record) => fill(record, company));
    const own = hosts.filter((record) => record.includes(company.slug)).map((record) => `${record.split(' ')[1]}.`);
    return {
      names: {
        '': { MX: hosts, ...withTexts(spfRecord([spf, include ?? 'ip4:192.0.2.0/28'])) },
        ...Object.fromEntries(own.map((name) => [name, { A: [company.address] }])),
        ...(mailbox === 'M365'
          ? {
              ...microsoftDkim(company),
              autodiscover: { CNAME: ['autodiscover.outlook.com'] },
              ...dmarcNames('reject'),
            }
          : {}),
        ...(mailbox === 'Google' ? { 'google._domainkey': { TXT: [DKIM_KEY] }, ...dmarcNames('reject') } : {}),
      },
      expected: {
        provider: mailbox ?? 'Local',
        gateway,
        ...(mailbox === 'M365' ? { tenantElsewhere: false } : {}),
        ...want,
      },
    };
  };
}

const hardFail = { provider: 'Unknown', score: 0, segment: 'Skip', category: null, hardFail: 'mx-missing' };
const notRead = { provider: null, score: null, segment: null, category: null, incomplete: true };
const wholeDomain = (behaviour, expected) => () => ({ names: { '': behaviour }, expected });
const noMail =
  (apex, expected = hardFail) =>
  (company) => ({
    names: { '': { A: [company.address], ...apex } },
    expected,
  });

const strong = { score: 90, segment: 'Existing', category: 'P4' };
const googleStrong = { score: 90, segment: 'Migration', category: 'P2' };
const yandexStrong = { score: 70, segment: 'Migration', category: 'P2' };
const greenfield5 = { score: 5, segment: 'Cold', category: 'P1' };

const REPORTING = {
  '_smtp._tls': { TXT: ['v=TLSRPTv1; rua=mailto:tls@{domain}'] },
  '_mta-sts': { TXT: ['v=STSv1; id=20261101T000000'] },
  'default._bimi': { TXT: ['v=BIMI1; l=https://{domain}/logo.svg'] },
};

const MICROSOFT = [
  ['m365-reject', 7, m365({ dmarc: 'reject', extra: REPORTING, ...strong })],
  ['m365-quarantine', 6, m365({ dmarc: 'quarantine', score: 85, segment: 'Existing', category: 'P4' })],
  ['m365-no-dmarc', 7, m365({ score: 70, segment: 'Existing', category: 'P4' })],
  ['m365-dmarc-none', 9, m365({ dmarc: 'none', score: 60, segment: 'Existing', category: 'P3' })],
  ['m365-no-dkim', 7, m365({ dkim: false, score: 45, segment: 'Existing', category: 'P3' })],
  ['m365-bare', 4, m365({ spf: false, dkim: false, score: 25, segment: 'Existing', category: 'P3' })],
  [
    'mx-microsoft-reject',
    4,
    m365({ dmarc: 'reject', host: 'a-v1.mx.microsoft', dkimSuffix: 'a-v1.dkim.mail.microsoft', ...strong }),
  ],
  [
    'mx-microsoft-dmarc-none',
    3,
    m365({
      dmarc: 'none',
      host: 'b-v1.mx.microsoft',
      dkimSuffix: 'b-v1.dkim.mail.microsoft',
      score: 60,
      segment: 'Existing',
      category: 'P3',
    }),
  ],
];

const googleTexts = ['google-site-verification=made-up-0123456789abcdefghijklmnopqrstuvwxyz'];
const OTHER_CLOUDS = [
  ['google-reject', 5, service('google', 'Google', { dmarc: 'reject', texts: googleTexts, ...googleStrong })],
  [
    'google-quarantine',
    5,
    service('google-new', 'Google', { dmarc: 'quarantine', score: 85, segment: 'Migration', category: 'P2' }),
  ],
  [
    'google-no-dmarc',
    6,
    service('google', 'Google', { texts: googleTexts, score: 70, segment: 'Migration', category: 'P2' }),
  ],
  [
    'google-dmarc-none',
    5,
    service('google', 'Google', { dmarc: 'none', score: 60, segment: 'Migration', category: 'P2' }),
  ],
  ['google-no-dkim', 4, service('google-new', 'Google', { dkim: false, score: 45, segment: 'Cold', category: 'P5' })],
  ['yandex-reject', 4, service('yandex', 'Yandex', { dmarc: 'reject', ...yandexStrong })],
  ['yandex-dmarc-none', 4, service('yandex', 'Yandex', { dmarc: 'none', score: 40, segment: 'Cold', category: 'P5' })],
  ['yandex-no-dkim', 4, service('yandex', 'Yandex', { dkim: false, score: 25, segment: 'Skip', category: 'P6' })],
  [
    'zoho-quarantine',
    3,
    service('zoho', 'Zoho', { dmarc: 'quarantine', score: 65, segment: 'Migration', category: 'P2' }),
  ],
  ['zoho-no-dmarc', 3, service('zoho-com', 'Zoho', { score: 50, segment: 'Cold', category: 'P5' })],
  ['amazon-reject', 2, service('amazon', 'Amazon', { dmarc: 'reject', score: 60, segment: 'Skip', category: 'P6' })],
  ['amazon-no-dmarc', 2, service('amazon', 'Amazon', { score: 40, segment: 'Cold', category: 'P5' })],
  [
    'sendgrid-quarantine',
    2,
    service('sendgrid', 'SendGrid', { dmarc: 'quarantine', score: 55, segment: 'Cold', category: 'P5' }),
  ],
  ['mailgun-no-dmarc', 2, service('mailgun', 'Mailgun', { score: 40, segment: 'Cold', category: 'P5' })],
  ['mailgun-no-dkim', 1, service('mailgun', 'Mailgun', { dkim: false, score: 15, segment: 'Skip', category: 'P6' })],
];

const HOSTING = [
  [
    'hosting-reject',
    2,
    service('hostinger', 'Hosting', { dmarc: 'reject', score: 60, segment: 'Migration', category: 'P1' }),
  ],
  [
    'hosting-bare',
    4,
    service('godaddy', 'Hosting', { spf: false, dkim: false, score: 0, segment: 'Skip', category: 'P6' }),
  ],
  ['hosting-no-dkim', 4, service('titan', 'Hosting', { dkim: false, score: 15, segment: 'Skip', category: 'P6' })],
  ['hosting-no-dmarc', 3, service('godaddy', 'Hosting', { score: 40, segment: 'Cold', category: 'P5' })],
];

const LOCAL = [
  ...LOCAL_MX_HOSTS.map((mxHost, index) => [
    `hoster-${mxHost}`,
    1,
    index % 3 === 0
      ? local({ mxHost, dkim: true, score: 30, segment: 'Cold', category: 'P1' })
      : local({ mxHost, ...greenfield5 }),
  ]),
  ['own-server-spf', 11, local(greenfield5)],
  ['own-server-dkim', 5, local({ dkim: true, score: 30, segment: 'Cold', category: 'P1' })],
  ['own-server-reject', 3, local({ dkim: true, dmarc: 'reject', score: 50, segment: 'Cold', category: 'P1' })],
  ['own-server-bare', 5, local({ spf: false, score: 0, segment: 'Skip', category: 'P6' })],
  ['own-server-quarantine', 3, local({ dmarc: 'quarantine', score: 20, segment: 'Cold', category: 'P1' })],
];

const UNREACHABLE = [
  ['no-mx', 3, noMail({ TXT: ['v=spf1 -all'] })],
  ['null-mx', 2, noMail({ MX: ['0 .'], TXT: ['v=spf1 -all'] })],
  ['nxdomain', 2, wholeDomain('nxdomain', hardFail)],
  ['servfail', 2, wholeDomain('servfail', { ...notRead, scanStatus: 'dns-servfail' })],
  ['timeout', 2, wholeDomain('timeout', { ...notRead, scanStatus: 'dns-timeout' })],
  ['refused', 1, wholeDomain('refused', { ...notRead, scanStatus: 'dns-failed' })],
  ['mx-servfail', 1, noMail({ MX: 'servfail', TXT: ['v=spf1 mx -all'] }, { ...notRead, scanStatus: 'dns-servfail' })],
  [
    'dmarc-servfail',
    2,
    m365({
      extra: { _dmarc: 'servfail' },
      score: 70,
      segment: 'Existing',
      category: 'P4',
      incomplete: true,
      scanStatus: 'partial',
    }),
  ],
  [
    'txt-servfail',
    1,
    () => ({
      names: {
        '': { MX: SERVICES.google.mx, TXT: 'servfail' },
        'google._domainkey': { TXT: [DKIM_KEY] },
        ...dmarcNames('reject'),
      },
      expected: {
        provider: 'Google',
        score: 80,
        segment: 'Migration',
        category: 'P2',
        incomplete: true,
        scanStatus: 'partial',
      },
    }),
  ],
];

const GATEWAY_SETUPS = [
  ...['Proofpoint', 'Mimecast', 'Barracuda', 'Hornetsecurity', 'Sophos', 'Cisco', 'SEPPmail'].map((gateway) => [
    `${gateway.toLowerCase()}-m365`,
    1,
    behindGateway(gateway, 'M365', strong),
  ]),
  ...['Proofpoint', 'Mimecast', 'Barracuda'].map((gateway) => [
    `${gateway.toLowerCase()}-google`,
    1,
    behindGateway(gateway, 'Google', googleStrong),
  ]),
  ['cisco-unknown', 1, behindGateway('Cisco', null, greenfield5)],
];

const tenantTexts = ['MS=ms48151623'];
const TENANT_ELSEWHERE = [
  [
    'google-tenant-elsewhere',
    2,
    (company) => {
      const { names, expected } = service('google', 'Google', {
        texts: tenantTexts,
        dmarc: 'reject',
        ...googleStrong,
      })();
      return { names: { ...names, ...microsoftDkim(company) }, expected: { ...expected, tenantElsewhere: true } };
    },
  ],
  [
    'yandex-tenant-elsewhere',
    2,
    service('yandex', 'Yandex', {
      texts: tenantTexts,
      dmarc: 'none',
      extra: MICROSOFT_CNAMES,
      score: 40,
      segment: 'Cold',
      category: 'P5',
      tenantElsewhere: true,
    }),
  ],
  [
    'local-tenant-elsewhere',
    2,
    local({
      mxHost: 'mail.natrohost.com',
      texts: tenantTexts,
      extra: MICROSOFT_CNAMES,
      ...greenfield5,
      tenantElsewhere: true,
    }),
  ],
];

const includes = (count) => Array.from({ length: count }, (_, index) => `include:spf${index + 1}.{domain}`);
const includeNames = (count) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`spf${index + 1}`, { TXT: [`v=spf1 ip4:192.0.2.${index} -all`] }]),
  );
const wordy = Array.from(
  { length: 24 },
  (_, index) => `made-up-service-${index + 1}-verification=${'0123456789abcdef'.repeat(3)}`,
);

const ODD_RECORDS = [
  [
    'spf-two-records',
    1,
    local({ texts: ['v=spf1 ip4:192.0.2.1 ~all'], dkim: true, score: 30, segment: 'Cold', category: 'P1' }),
  ],
  [
    'spf-too-many-lookups',
    1,
    local({
      spf: false,
      texts: [spfRecord(includes(12))],
      dkim: true,
      extra: includeNames(12),
      score: 25,
      segment: 'Cold',
      category: 'P1',
    }),
  ],
  ['spf-syntax', 1, local({ spf: false, texts: ['v=spf1 ipv4:192.0.2.1 inlcude:spf.{domain} -all'], ...greenfield5 })],
  [
    'spf-many-includes',
    1,
    local({
      spf: false,
      texts: [spfRecord(includes(5))],
      dkim: true,
      extra: includeNames(5),
      score: 25,
      segment: 'Cold',
      category: 'P1',
    }),
  ],
  ['dkim-revoked', 1, m365({ key: 'v=DKIM1; k=rsa; p=', score: 45, segment: 'Existing', category: 'P3' })],
  ['dmarc-two-records', 1, m365({ dmarc: 'two', score: 70, segment: 'Existing', category: 'P4' })],
  ['dmarc-sp-none', 1, m365({ dmarc: 'sp-none', ...strong })],
  ['dmarc-pct-25', 1, m365({ dmarc: 'pct-25', score: 85, segment: 'Existing', category: 'P4' })],
  ['dmarc-testing', 1, m365({ dmarc: 'testing', ...strong })],
  ['txt-truncated', 1, local({ apex: { truncate: true }, ...greenfield5 })],
  ['txt-large', 1, local({ texts: wordy, ...greenfield5 })],
  [
    'slow-answers',
    1,
    local({
      apex: { 'delay-ms': 400 },
      extra: { _dmarc: { 'delay-ms': 400, TXT: DMARC.reject } },
      score: 25,
      segment: 'Cold',
      category: 'P1',
    }),
  ],
  ['wildcard-txt', 1, local({ extra: { '*': { TXT: ['v=spf1 -all'] } }, ...greenfield5 })],
];

/** `[setup, how many companies, build]`; the counts add up to 200. */
export const MAIL_SETUPS = [
  ...MICROSOFT,
  ...OTHER_CLOUDS,
  ...HOSTING,
  ...LOCAL,
  ...UNREACHABLE,
  ...GATEWAY_SETUPS,
  ...TENANT_ELSEWHERE,
  ...ODD_RECORDS,
];
