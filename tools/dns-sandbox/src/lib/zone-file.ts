/** What a name can do instead of answering; as a bare string it holds for the name and for everything below it. */
export type Behaviour = 'servfail' | 'timeout' | 'refused' | 'nxdomain' | 'nodata' | 'lame' | 'loop';

export type ZoneRecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'NS' | 'PTR' | 'SRV' | 'TXT';

/** Record sets of one name in presentation form (`"10 mx.example"`), or a behaviour for that type alone. */
export type RecordSets = Partial<Record<ZoneRecordType, readonly string[] | Behaviour>>;

export interface NameEntry extends RecordSets {
  /** UDP answers carry TC and nothing else; the records come over TCP. */
  readonly truncate?: boolean;
  /** Milliseconds to wait before each answer. */
  readonly 'delay-ms'?: number;
}

export type ZoneNames = Readonly<Record<string, Behaviour | NameEntry>>;

export interface ZoneFile {
  /** Seconds; of positive answers. Default 300. */
  readonly ttl?: number;
  /** Seconds; SOA minimum, the lifetime of NODATA and NXDOMAIN (RFC 2308). Default 60. */
  readonly 'negative-ttl'?: number;
  /** Domains the server is authoritative for: a name below one that is not listed does not exist. A listed name outside all of them is an origin of its own. */
  readonly origins?: readonly string[];
  /** Domains whose answers carry the AD flag, as a validating resolver would set it. */
  readonly signed?: readonly string[];
  readonly names: ZoneNames;
  /**
   * Records outside the zone that it refers to: served as written, before any resolver is asked. Other types of these names
   * and the names around them are answered from here only when no resolver can be reached.
   */
  readonly 'stand-ins'?: ZoneNames;
}

/** The zone file is not what it should be; the message names the place. */
export class ZoneFileError extends Error {
  override readonly name = 'ZoneFileError';
}

const BEHAVIOURS: readonly string[] = [
  'servfail',
  'timeout',
  'refused',
  'nxdomain',
  'nodata',
  'lame',
  'loop',
] satisfies Behaviour[];
const RECORD_TYPES: readonly string[] = [
  'A',
  'AAAA',
  'CNAME',
  'MX',
  'NS',
  'PTR',
  'SRV',
  'TXT',
] satisfies ZoneRecordType[];

export function isBehaviour(value: unknown): value is Behaviour {
  return typeof value === 'string' && BEHAVIOURS.includes(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}

function isSeconds(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0x7fffffff;
}

function checkField(at: string, key: string, value: unknown): void {
  if (key === 'truncate') {
    if (typeof value !== 'boolean') throw new ZoneFileError(`${at}.truncate must be true or false`);
  } else if (key === 'delay-ms') {
    if (!isSeconds(value)) throw new ZoneFileError(`${at}.delay-ms must be a number of milliseconds`);
  } else if (!RECORD_TYPES.includes(key)) {
    throw new ZoneFileError(
      `${at} has an unknown key "${key}" (known: ${RECORD_TYPES.join(', ')}, truncate, delay-ms)`,
    );
  } else if (!isBehaviour(value) && !isTextList(value)) {
    throw new ZoneFileError(`${at}.${key} must be a list of records or one of ${BEHAVIOURS.join(', ')}`);
  }
}

function checkNames(at: string, names: unknown): void {
  if (!isObject(names)) throw new ZoneFileError(`${at} must be an object of names`);
  for (const [name, entry] of Object.entries(names)) {
    const place = `${at}["${name}"]`;
    if (isBehaviour(entry)) continue;
    if (!isObject(entry)) throw new ZoneFileError(`${place} must be records or one of ${BEHAVIOURS.join(', ')}`);
    for (const [key, value] of Object.entries(entry)) checkField(place, key, value);
  }
}

/** Reads a zone out of parsed JSON; throws `ZoneFileError` on anything it does not know. */
export function readZoneFile(json: unknown): ZoneFile {
  if (!isObject(json)) throw new ZoneFileError('a zone file is a JSON object');
  for (const key of ['ttl', 'negative-ttl']) {
    if (json[key] !== undefined && !isSeconds(json[key])) throw new ZoneFileError(`${key} must be a number of seconds`);
  }
  for (const key of ['origins', 'signed']) {
    const list = json[key];
    if (list !== undefined && !(Array.isArray(list) && list.every((item) => typeof item === 'string'))) {
      throw new ZoneFileError(`${key} must be a list of domain names`);
    }
  }
  checkNames('names', json['names']);
  if (json['stand-ins'] !== undefined) checkNames('stand-ins', json['stand-ins']);
  return json as unknown as ZoneFile;
}
