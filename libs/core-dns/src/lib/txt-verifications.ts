/** A token by which a domain proved itself to a service, found among its TXT records. */
export interface TxtVerification {
  readonly service: string;
  readonly token: string;
  readonly raw: string;
}

/** Prefixes that services document for domain verification; matched without regard to case. */
const PREFIXES: readonly (readonly [prefix: string, service: string])[] = [
  ['ms=', 'microsoft'],
  ['d365mktkey=', 'dynamics-365'],
  ['google-site-verification=', 'google'],
  ['google-site-verification:', 'google'],
  ['zoho-verification=', 'zoho'],
  ['yandex-verification:', 'yandex'],
  ['yandex-verification=', 'yandex'],
  ['mailru-verification:', 'mailru'],
  ['amazonses:', 'amazon-ses'],
  ['apple-domain-verification=', 'apple'],
  ['apple-domain=', 'apple'],
  ['facebook-domain-verification=', 'facebook'],
  ['atlassian-domain-verification=', 'atlassian'],
  ['adobe-idp-site-verification=', 'adobe'],
  ['docusign=', 'docusign'],
  ['dropbox-domain-verification=', 'dropbox'],
  ['cisco-ci-domain-verification=', 'cisco'],
  ['webexdomainverification', 'cisco-webex'],
  ['miro-verification=', 'miro'],
  ['onetrust-domain-verification=', 'onetrust'],
  ['stripe-verification=', 'stripe'],
  ['globalsign-domain-verification=', 'globalsign'],
  ['zoom-domain-verification=', 'zoom'],
  ['zoom_verify_', 'zoom'],
  ['hubspot-developer-verification=', 'hubspot'],
  ['brevo-code:', 'brevo'],
  ['sendinblue-code:', 'brevo'],
  ['protonmail-verification=', 'proton'],
];

/** Finds the verification tokens among a domain's TXT texts, in a fixed order. A Microsoft token is `MS=` and `ms…`. */
export function readTxtVerifications(texts: readonly string[]): readonly TxtVerification[] {
  const found: TxtVerification[] = [];
  for (const raw of [...texts].sort()) {
    const lower = raw.toLowerCase();
    const match = PREFIXES.find(([prefix]) => lower.startsWith(prefix));
    if (match === undefined) continue;
    const token = raw.slice(match[0].length).trim();
    if (token !== '') found.push({ service: match[1], token, raw });
  }
  return found;
}
