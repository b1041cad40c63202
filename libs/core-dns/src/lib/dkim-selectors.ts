/** How many guessed selectors may come back empty before the search ends. */
export const MAX_NEGATIVE_LOOKUPS = 4;

interface SelectorHint {
  /** Name suffixes, matched at label boundaries against MX hosts or SPF targets. */
  readonly roots: readonly string[];
  readonly selectors: readonly string[];
}

/** Selectors that services document for their customers, in the order in which they are usually set up. */
const HINTS: readonly SelectorHint[] = [
  {
    roots: ['outlook.com', 'mx.microsoft', 'office365.com', 'office365.us', 'outlook.cn'],
    selectors: ['selector1', 'selector2'],
  },
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

const NONE: readonly string[] = [];

/** What administrators of their own servers and of hosting panels choose. */
const GENERIC: readonly string[] = ['default', 'dkim', 'mail', 'key1'];

/**
 * Guesses under which selectors a domain signs, best guess first: those the caller knows, those of the MX hosts'
 * services and of the services named in SPF, then general habit. Services take turns, so that one with many selectors
 * does not crowd out the next. At most {@link MAX_NEGATIVE_LOOKUPS} are worth asking. Amazon SES selectors are random
 * tokens and cannot be guessed.
 */
export function planDkimSelectors(evidence: {
  readonly known?: readonly string[];
  readonly mxHosts: readonly string[];
  readonly spfTargets: readonly string[];
}): readonly string[] {
  const services = new Set([...evidence.mxHosts, ...evidence.spfTargets].map(selectorsOf));
  const selectors = [...(evidence.known ?? []), ...takeTurns([...services]), ...GENERIC];
  return [...new Set(selectors)].slice(0, MAX_NEGATIVE_LOOKUPS);
}

function takeTurns(lists: readonly (readonly string[])[]): readonly string[] {
  const rounds = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => lists.flatMap((list) => list.slice(round, round + 1))).flat();
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
  return HINTS.find(({ roots }) => roots.some((root) => host === root || host.endsWith(`.${root}`)))?.selectors ?? NONE;
}
