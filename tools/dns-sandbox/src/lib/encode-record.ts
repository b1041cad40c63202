import dnsPacket from 'dns-packet';
import type { Answer } from 'dns-packet';
import { isIPv4, isIPv6 } from 'node:net';
import { toNameKey, toNameText } from './name-key.js';
import { ZoneFileError } from './zone-file.js';
import type { ZoneRecordType } from './zone-file.js';

/** TYPE values (IANA DNS parameters) of what the sandbox serves. */
export const TYPE_CODES = { A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SRV: 33 } as const;

const HEADER_BYTES = 12;
const ROOT_OWNER_BYTES = 1;
const TXT_CHUNK_BYTES = 255;

/** Everything of a resource record after its owner name: type, class, TTL, RDLENGTH, RDATA. */
function encodeAfterOwner(record: Answer): Buffer {
  const message = dnsPacket.encode({ type: 'response', answers: [record] });
  return message.subarray(HEADER_BYTES + ROOT_OWNER_BYTES);
}

/** Character-strings hold at most 255 bytes (RFC 1035 §3.3.14), so a longer text is cut into several. */
function toTxtChunks(text: string): Buffer[] {
  const bytes = Buffer.from(text, 'utf8');
  const chunks: Buffer[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += TXT_CHUNK_BYTES) {
    chunks.push(bytes.subarray(at, at + TXT_CHUNK_BYTES));
  }
  return chunks;
}

const toHost = (text: string) => toNameText(toNameKey(text));

function readNumbers(text: string, count: number, form: string): { numbers: number[]; host: string } {
  const parts = text.trim().split(/\s+/);
  const numbers = parts.slice(0, count).map(Number);
  const host = parts[count];
  if (
    parts.length !== count + 1 ||
    host === undefined ||
    !numbers.every((n) => Number.isInteger(n) && n >= 0 && n < 65536)
  ) {
    throw new ZoneFileError(`"${text}" is not of the form "${form}"`);
  }
  return { numbers, host: toHost(host) };
}

function toAnswer(type: ZoneRecordType, text: string, ttl: number): Answer {
  const owner = { name: '.', class: 'IN', ttl } as const;
  switch (type) {
    case 'A':
      if (!isIPv4(text)) throw new ZoneFileError(`"${text}" is not an IPv4 address`);
      return { ...owner, type, data: text };
    case 'AAAA':
      if (!isIPv6(text)) throw new ZoneFileError(`"${text}" is not an IPv6 address`);
      return { ...owner, type, data: text };
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return { ...owner, type, data: toHost(text) };
    case 'TXT':
      return { ...owner, type, data: toTxtChunks(text) };
    case 'MX': {
      const { numbers, host } = readNumbers(text, 1, '10 mx.example');
      return { ...owner, type, data: { preference: numbers[0] ?? 0, exchange: host } };
    }
    case 'SRV': {
      const { numbers, host } = readNumbers(text, 3, '0 0 443 host.example');
      const [priority = 0, weight = 0, port = 0] = numbers;
      return { ...owner, type, data: { priority, weight, port, target: host } };
    }
  }
}

/** Encodes one record in presentation form, without its owner. Throws `ZoneFileError` or `NameError` when it is not one. */
export function encodeRecord(type: ZoneRecordType, text: string, ttl: number): Buffer {
  return encodeAfterOwner(toAnswer(type, text, ttl));
}

/** The SOA of a sandbox zone, without its owner; its TTL and minimum bound negative caching (RFC 2308 §5). */
export function encodeSoa(originText: string, negativeTtl: number): Buffer {
  const origin = originText === '.' ? '' : originText;
  return encodeAfterOwner({
    name: '.',
    type: 'SOA',
    class: 'IN',
    ttl: negativeTtl,
    data: {
      mname: `ns1.${origin}`,
      rname: `hostmaster.${origin}`,
      serial: 1,
      refresh: 3600,
      retry: 600,
      expire: 86400,
      minimum: negativeTtl,
    },
  });
}
