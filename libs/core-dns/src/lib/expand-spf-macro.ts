import { toIpText } from './ip-address.js';
import type { SpfMacroPart, SpfMacroString } from './spf-macro.js';
import { fetchValidatedNames, pickValidatedName, toDottedIp } from './spf-ptr.js';
import type { SpfSession } from './spf-session.js';

const MAX_NAME_LENGTH = 253;

/** Expands a `domain-spec` into a name to ask for; the left labels of one that is too long are cut (RFC 7208 §7.3). */
export async function expandSpfDomain(spec: SpfMacroString, domain: string, session: SpfSession): Promise<string> {
  let name = (await expandSpfText(spec, domain, session)).replace(/\.$/, '');
  while (name.length > MAX_NAME_LENGTH) {
    const dot = name.indexOf('.');
    if (dot < 0) break;
    name = name.slice(dot + 1);
  }
  return name.toLowerCase();
}

/** Expands a macro string (RFC 7208 §7). */
export async function expandSpfText(text: SpfMacroString, domain: string, session: SpfSession): Promise<string> {
  const pieces: string[] = [];
  for (const part of text.parts) {
    pieces.push(
      part.kind === 'text' ? part.text : transform(await fetchMacroValue(part.letter, domain, session), part),
    );
  }
  return pieces.join('');
}

async function fetchMacroValue(letter: string, domain: string, session: SpfSession): Promise<string> {
  const { sender } = session;
  switch (letter) {
    case 's':
      return `${sender.local}@${sender.domain}`;
    case 'l':
      return sender.local;
    case 'o':
      return sender.domain;
    case 'd':
      return domain;
    case 'i':
      return toDottedIp(session);
    case 'p':
      return pickValidatedName(await fetchValidatedNames(session), domain);
    case 'v':
      return session.ip.length === 4 ? 'in-addr' : 'ip6';
    case 'h':
      return session.helo;
    case 'c':
      return toIpText(session.ip);
    case 'r':
      return session.receiver;
    default:
      return String(session.timestampSeconds);
  }
}

function transform(value: string, part: Extract<SpfMacroPart, { kind: 'macro' }>): string {
  let words = [''];
  for (const char of value) {
    if (part.delimiters.includes(char)) words.push('');
    else words.push((words.pop() ?? '') + char);
  }
  if (part.reverse) words.reverse();
  if (part.keep !== null) words = words.slice(-part.keep);
  const joined = words.join('.');
  return part.escape ? escapeUri(joined) : joined;
}

/** Escapes all but the unreserved characters of RFC 3986. A lone surrogate has no encoding and becomes U+FFFD. */
function escapeUri(text: string): string {
  const wellFormed = text.replace(/[\ud800-\udfff]/gu, '\ufffd');
  return encodeURIComponent(wellFormed).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
