import { readEventDay } from './event-day.js';
import type { RegistrationDetails } from './registration.js';

const MAX_TEXT_LENGTH = 255;
const MAX_LIST_LENGTH = 64;

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads an RDAP domain object (RFC 9083 §5.3): registrar, dates, name servers and status. Null when the text is not such an
 * object or speaks of another domain. Whatever else is odd inside reads as not said, for the answer is untrusted.
 */
export function readRdapDomain(body: string, domain: string): RegistrationDetails | null {
  const object = parseObject(body);
  if (object === null || object['objectClassName'] !== 'domain') return null;
  if (readHostName(object['ldhName']) !== domain) return null;
  const registrar = readObjects(object['entities']).find((entity) => readTexts(entity['roles']).includes('registrar'));
  const events = readObjects(object['events']);
  return {
    registrar: registrar === undefined ? null : readRegistrarName(registrar),
    registrarIanaId: registrar === undefined ? null : readIanaId(registrar),
    createdAt: readEvent(events, 'registration'),
    expiresAt: readEvent(events, 'expiration'),
    nameservers: readNameservers(object['nameservers']),
    statuses: readTexts(object['status']).map((status) => status.toLowerCase()),
  };
}

/** The name on the registrar's vCard: `fn`, else the organisation (RFC 7095 §3.3, RFC 6350 §6.2.1 and §6.6.4). */
function readRegistrarName(entity: JsonObject): string | null {
  const vcard = entity['vcardArray'];
  const properties = Array.isArray(vcard) && Array.isArray(vcard[1]) ? (vcard[1] as unknown[]) : [];
  return readVcardText(properties, 'fn') ?? readVcardText(properties, 'org');
}

function readVcardText(properties: readonly unknown[], name: string): string | null {
  for (const property of properties) {
    if (!Array.isArray(property) || property[0] !== name) continue;
    const value: unknown = Array.isArray(property[3]) ? property[3][0] : property[3];
    const text = readText(value);
    if (text !== null) return text;
  }
  return null;
}

function readIanaId(entity: JsonObject): string | null {
  const id = readObjects(entity['publicIds']).find((publicId) => publicId['type'] === 'IANA Registrar ID');
  return id === undefined ? null : readText(id['identifier']);
}

function readEvent(events: readonly JsonObject[], action: string): string | null {
  const event = events.find((candidate) => candidate['eventAction'] === action);
  return typeof event?.['eventDate'] === 'string' ? readEventDay(event['eventDate']) : null;
}

function readNameservers(value: unknown): string[] {
  const names = readObjects(value).map((nameserver) => readHostName(nameserver['ldhName']));
  return [...new Set(names.filter((name) => name !== null))];
}

function readHostName(value: unknown): string | null {
  return readText(value)?.toLowerCase().replace(/\.$/, '') ?? null;
}

function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function readObjects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.slice(0, MAX_LIST_LENGTH).filter(isObject) : [];
}

function readTexts(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, MAX_LIST_LENGTH)
    .map(readText)
    .filter((text) => text !== null);
}

/** Text without control characters and of a sane length, or null when nothing is left. */
function readText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT_LENGTH);
  return text === '' ? null : text;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
