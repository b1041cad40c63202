/** How many guessed selectors may come back empty before the search ends. */
export const MAX_NEGATIVE_LOOKUPS = 4;

interface SelectorHint {
  /** Name suffixes, matched at label boundaries against MX hosts or SPF targets. */
  readonly roots: readonly string[];
  readonly selectors: readonly string[];
}

/** Selectors that services document for their customers, in the order in which they are usually set up. */
const HINTS: readonly SelectorHint[] = [
  { roots: ['outlook.com', 'mx.microsoft', 'office365.com', 'outlook.cn'], selectors: ['selector1', 'selector2'] },
  { roots: ['google.com', 'googlemail.com', 'gmail.com'], selectors: ['google'] },
  {
    roots: [
      'zoho.com',
      'zoho.eu',
      'zoho.in',
      'zoho.jp',
      'zoho.com.au',
      'zoho.com.cn',
      'zoho.sa',
      'zohocloud.ca',
      'zohomail.com',
      'zohomail.eu',
      'zohomail.in',
    ],
    selectors: ['zmail', 'zoho'],
  },
  { roots: ['yandex.net', 'yandex.ru', 'yandex.com', 'yandex.com.tr'], selectors: ['mail'] },
  { roots: ['mailgun.org', 'mailgun.com'], selectors: ['k1', 'mx', 'smtp', 'pic'] },
  { roots: ['sendgrid.net'], selectors: ['s1', 's2'] },
  { roots: ['mcsv.net', 'mandrillapp.com'], selectors: ['k2', 'k1', 'mandrill'] },
  { roots: ['protonmail.ch'], selectors: ['protonmail', 'protonmail2'] },
  { roots: ['messagingengine.com'], selectors: ['fm1', 'fm2'] },
  { roots: ['icloud.com'], selectors: ['sig1'] },
  { roots: ['mail.ru'], selectors: ['mailru'] },
  { roots: ['brevo.com', 'sendinblue.com'], selectors: ['brevo1', 'mail'] },
  { roots: ['titan.email'], selectors: ['titan1', 'titan2'] },
  { roots: ['hostinger.com'], selectors: ['hostingermail-a', 'hostingermail1'] },
  { roots: ['ionos.com', 'ionos.de', 'kundenserver.de', 'perfora.net'], selectors: ['s1-ionos', 's2-ionos'] },
  { roots: ['gandi.net'], selectors: ['gm1', 'gm2'] },
  { roots: ['mailbox.org'], selectors: ['mbo0001', 'mbo0002'] },
  { roots: ['zendesk.com'], selectors: ['zendesk1', 'zendesk2'] },
];

/** What administrators of their own servers and of hosting panels choose. */
const GENERIC: readonly string[] = ['default', 'dkim', 'mail', 'key1'];

/**
 * Guesses under which selectors a domain signs, best guess first: those the caller knows, those of the MX hosts'
 * service, those of the services named in SPF, then general habit. At most {@link MAX_NEGATIVE_LOOKUPS} are worth
 * asking. Amazon SES selectors are random tokens and cannot be guessed.
 */
export function planDkimSelectors(evidence: {
  readonly known?: readonly string[];
  readonly mxHosts: readonly string[];
  readonly spfTargets: readonly string[];
}): readonly string[] {
  const selectors = [
    ...(evidence.known ?? []),
    ...evidence.mxHosts.flatMap(selectorsOf),
    ...evidence.spfTargets.flatMap(selectorsOf),
    ...GENERIC,
  ];
  return [...new Set(selectors)].slice(0, MAX_NEGATIVE_LOOKUPS);
}

/** The `include:` and `redirect=` targets of SPF texts, in order; macros and malformed terms are passed over. */
export function readSpfTargets(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) =>
    [...text.matchAll(/(?:^| )(?:[+\-~?]?include:|redirect=)([^\s%]+)/gi)].map((match) =>
      (match[1] ?? '').toLowerCase().replace(/\.$/, ''),
    ),
  );
}

function selectorsOf(host: string): readonly string[] {
  return HINTS.find(({ roots }) => roots.some((root) => host === root || host.endsWith(`.${root}`)))?.selectors ?? [];
}
