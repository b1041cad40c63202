import { toASCII } from 'tr46';
import type { RegistrationDetails } from './registration.js';
import { toUnicodeDomain } from './unicode-domain.js';
import { readWhoisDay } from './whois-day.js';
import { readWhoisFields } from './whois-fields.js';
import type { WhoisField } from './whois-fields.js';
import { readWhoisReferral } from './whois-referral.js';
import { readWhoisVerdict } from './whois-verdict.js';
import type { WhoisVerdict } from './whois-verdict.js';

/** What a WHOIS answer says about one domain. */
export type WhoisReading =
  | {
      readonly kind: 'found';
      readonly details: RegistrationDetails;
      /** Whom to ask for more. */ readonly referral: string | null;
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly cause: Exclude<WhoisVerdict, 'absent'> | 'malformed' };

const MAX_TEXT_LENGTH = 255;
const MAX_LIST_LENGTH = 64;

/** Headings and key prefixes of people, and of companies that are not the registrar. */
const CONTACT =
  /\b(?:registrant|holder|owner|admin\w*|tech\w*|billing|contact|person|reseller|abuse|org(?:anisation|anization)?)\b/;

const DOMAIN_KEYS = new Set(['domain name', 'domain', 'domain-name', 'domainname']);
const REGISTRAR_KEYS = new Set([
  'registrar',
  'registrar name',
  'registrar-name',
  'registrar organization',
  'sponsoring registrar',
  'current registrar',
  'authorized agency',
]);
const REGISTRAR_HEADING = /^(?:sponsoring |current )?registrar(?: information)?$/;
const REGISTRAR_NAME_KEYS = new Set(['organization name', 'organization', 'organisation', 'name', 'registrar name']);
const CREATED_KEYS = new Set([
  'activated',
  'created',
  'created on',
  'created date',
  'creation date',
  'domain name commencement date',
  'first registration date',
  'registered',
  'registered date',
  'registered on',
  'registration date',
  'registration time',
]);
const EXPIRES_KEYS = new Set([
  'expiration date',
  'expiration time',
  'expire',
  'expire date',
  'expires',
  'expires on',
  'expiry',
  'expiry date',
  'paid-till',
  'registrar registration expiration date',
  'registry expiry date',
  'renewal date',
  'valid until',
  'validity',
]);
const STATUS_KEYS = new Set(['domain status', 'status', 'state', 'eppstatus', 'epp status']);
/** Whose date it is: `Domain created`, `Record expires on`. */
const DATE_SUBJECT = /^(?:domain|record) (?!name )/;
/** `Connected (2027/09/30)` of the .jp registry: connected until then. */
const CONNECTED_UNTIL = /^connected \(([\d/]+)\)$/i;
const NAMESERVER_KEY =
  /^(?:domain servers|(?:primary|secondary) server|(?:domain |primary |secondary )?(?:n(?:ame ?)?servers?|dns(?: servers?)?|host ?name))(?: ?\d+| information| in listed order)?$/;
const HOST_NAME = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)+$/;

/**
 * Reads the text of a WHOIS answer about `domain` (lower-case A-labels), in any of the common layouts, the starred one of
 * `.tr` among them. `absent` only for a whole line in which a registry says so; a rate limit, a refusal, an empty text and
 * an answer about another domain are unreadable. Holders and other contacts are never part of the result. Never throws.
 */
export function parseWhoisText(text: string, domain: string): WhoisReading {
  const names = [...new Set([domain, toUnicodeDomain(domain)])];
  const fields = readWhoisFields(text).filter((field) => !isAboutContact(field));
  const said = fields.find((field) => DOMAIN_KEYS.has(field.key) || isUnderDomainHeading(field));
  const saysDomain = said !== undefined && isSameDomain(said.value, domain);
  if (said !== undefined && !saysDomain) return { kind: 'unreadable', cause: 'malformed' };
  const details = readDetails(fields);
  const verdict = readWhoisVerdict(text, names);
  const substantial = isSubstantial(details);
  // Without its name in the text, a registration is believed only when nothing else in it speaks against one.
  if (substantial && (saysDomain || verdict === null)) {
    return { kind: 'found', details, referral: readWhoisReferral(fields) };
  }
  if (verdict === 'absent') return substantial ? { kind: 'unreadable', cause: 'malformed' } : { kind: 'absent' };
  if (verdict !== null) return { kind: 'unreadable', cause: verdict };
  if (saysDomain && details.statuses.length > 0) {
    return { kind: 'found', details, referral: readWhoisReferral(fields) };
  }
  return { kind: 'unreadable', cause: 'malformed' };
}

function readDetails(fields: readonly WhoisField[]): RegistrationDetails {
  return {
    registrar: readRegistrar(fields),
    registrarIanaId: readText(valueOf(fields, (field) => field.key === 'registrar iana id')),
    createdAt: readDay(fields, CREATED_KEYS),
    expiresAt: readDay(fields, EXPIRES_KEYS) ?? readConnectedUntil(fields),
    nameservers: readNameservers(fields),
    statuses: readStatuses(fields),
  };
}

function readRegistrar(fields: readonly WhoisField[]): string | null {
  const name = valueOf(fields, (field) => {
    if (REGISTRAR_KEYS.has(field.key)) return true;
    if (field.section === null || !REGISTRAR_HEADING.test(field.section)) return false;
    return field.key === '' ? field.leads : REGISTRAR_NAME_KEYS.has(field.key);
  });
  // `Example Ltd [Tag = EXAMPLE]` (.uk), `Example GmbH ( https://registry.example/7 )` (.at), `Agency(http://…)` (.kr)
  return readText(name?.replace(/\s*(?:\[tag = .*\]|\(\s*https?:.*\))$/i, ''));
}

function readDay(fields: readonly WhoisField[], keys: ReadonlySet<string>): string | null {
  for (const field of fields) {
    const named =
      keys.has(field.key.replace(DATE_SUBJECT, '')) ||
      (field.key === '' && field.section !== null && keys.has(field.section));
    const day = named ? readWhoisDay(field.value) : null;
    if (day !== null) return day;
  }
  return null;
}

function readConnectedUntil(fields: readonly WhoisField[]): string | null {
  const state = fields.find(({ key, value }) => key === 'state' && CONNECTED_UNTIL.test(value));
  return readWhoisDay(CONNECTED_UNTIL.exec(state?.value ?? '')?.[1] ?? '');
}

function readNameservers(fields: readonly WhoisField[]): string[] {
  const hosts = new Set<string>();
  for (const { section, key, value } of fields) {
    if (!NAMESERVER_KEY.test(key === '' ? (section ?? '') : key)) continue;
    const host = (value.split(/[\s,[(]/, 1)[0] ?? '').toLowerCase().replace(/\.$/, '');
    if (host.length <= MAX_TEXT_LENGTH && HOST_NAME.test(host)) hosts.add(host);
    if (hosts.size === MAX_LIST_LENGTH) break;
  }
  return [...hosts];
}

function readStatuses(fields: readonly WhoisField[]): string[] {
  const values = fields.filter(({ key }) => STATUS_KEYS.has(key)).flatMap(({ value }) => toStatuses(value));
  return [...new Set(values.filter((status) => status !== ''))].slice(0, MAX_LIST_LENGTH);
}

/** `REGISTERED, DELEGATED` are two; a link and a day in brackets belong to none. */
function toStatuses(value: string): string[] {
  const words = value.replace(/\(?https?:\S+/g, '').replace(/\(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\)/g, '');
  return words.split(',').map(toStatus);
}

/** `clientHold` → `client hold`; `ok` is RDAP's `active` (RFC 8056 §2). */
function toStatus(value: string): string {
  const words = (readText(value) ?? '').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words === 'ok' ? 'active' : words;
}

function isSubstantial({ registrar, createdAt, expiresAt, nameservers }: RegistrationDetails): boolean {
  return registrar !== null || createdAt !== null || expiresAt !== null || nameservers.length > 0;
}

function isAboutContact({ section, key }: WhoisField): boolean {
  if (section !== null && CONTACT.test(section) && !NAMESERVER_KEY.test(section)) return true;
  return CONTACT.test(key) && !REGISTRAR_KEYS.has(key) && !REGISTRAR_NAME_KEYS.has(key);
}

/** `Domain name:` with the name on the next line, or `Domain:` with `name: …` below. */
function isUnderDomainHeading({ section, key, leads }: WhoisField): boolean {
  return leads && (key === '' || key === 'name') && section !== null && DOMAIN_KEYS.has(section);
}

function isSameDomain(value: string, domain: string): boolean {
  const name = (value.split(/\s/, 1)[0] ?? '').replace(/\.$/, '').slice(0, MAX_TEXT_LENGTH);
  return name.toLowerCase() === domain || (/[^\0-\x7f]/.test(name) && toASCII(name) === domain);
}

function valueOf(fields: readonly WhoisField[], matches: (field: WhoisField) => boolean): string | undefined {
  return fields.find(matches)?.value;
}

/** Text without control characters and of a sane length, or null when nothing is left. */
function readText(value: string | undefined): string | null {
  const text = (value ?? '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT_LENGTH);
  return text === '' ? null : text;
}
