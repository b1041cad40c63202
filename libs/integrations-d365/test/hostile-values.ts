import type { LeadForPush } from '../src/lib/lead-source.port';

/** Texts that have broken integrations elsewhere: in addresses, in JSON, in XML, in sorting and in cutting. */
export const HOSTILE_TEXTS: readonly (readonly [title: string, text: string])[] = [
  ['signs of addresses', `+ / & ' " < > % # ? : ; = \\ * ( ) [ ] { } |`],
  ['a quote of OData', `O'Neil''s 'quoted' Sanayi`],
  ['an encoded sign', '%27%2F%26'],
  ['an injected filter', `' or 1 eq 1 or companyname eq '`],
  ['an injected script', `<script>alert("x")</script>`],
  ['four thousand characters', 'uzun '.repeat(800)],
  ['four thousand emoji', '😀'.repeat(2_000)],
  ['families and flags', '👨‍👩‍👧‍👦 🇹🇷 👍🏽'],
  ['Turkish letters', 'İIıi ŞşĞğÇçÖöÜü'],
  ['letters put together', 'I\u0307stanbul S\u0327irketi'],
  ['right to left', 'שלום \u202Eabc\u202C مرحبا'],
  ['no width', 'a\u200Bb\uFEFFc'],
  ['lines and tabs', 'one\ntwo\r\nthree\tfour'],
  ['control characters', 'nul\u0000 bell\u0007 escape\u001B delete\u007F'],
  ['half a character', 'half \uD83D and the other \uDE00 end'],
  ['not a character', 'a\uFFFEb\uFFFFc'],
  ['empty', ''],
  ['blanks', '   '],
  ['words of programs', 'null undefined NaN true __proto__ constructor'],
  ['a formula', '=HYPERLINK("https://x.example")'],
];

/** One text in every field of a lead that is free text or becomes a choice. */
export function withText(text: string): Partial<LeadForPush> {
  return {
    companyName: text,
    contactLastName: text,
    contactEmail: text,
    infrastructure: text,
    oneLiner: text,
    nextStep: text,
    urgency: text,
    opportunityPotential: text,
    hunterUrl: text,
    rulesVersion: text,
    segment: text,
    priorityCategory: text,
    provider: text,
    tenantSize: text,
    technicalHeat: text,
    commercialSegment: text,
    commercialHeat: text,
    lastScannedAt: text,
    expiresOn: text,
    evidence: [{ text, readAt: text }],
    referral: { id: text, type: text },
  };
}

/** Nothing known but the domain. */
export const NOTHING_KNOWN: Partial<LeadForPush> = {
  companyName: null,
  contactLastName: null,
  contactEmail: null,
  segment: null,
  priority: null,
  priorityCategory: null,
  provider: null,
  tenantSize: null,
  infrastructure: null,
  technicalHeat: null,
  commercialSegment: null,
  commercialHeat: null,
  tenantElsewhere: null,
  referral: null,
  lastScannedAt: null,
  expiresOn: null,
  oneLiner: null,
  nextStep: null,
  urgency: null,
  opportunityPotential: null,
  hunterUrl: null,
  rulesVersion: null,
  evidence: [],
};
