import { domainToASCII } from 'node:url';

/**
 * A domain name in lower-case wire form (length-prefixed labels, RFC 1035 §3.1) held as a latin1 string, without the
 * root byte. A question's bytes become a key by one slice and `toLowerCase`: length bytes are below 64, so lower-casing
 * cannot touch them.
 */
export type NameKey = string;

export class NameError extends Error {
  override readonly name = 'NameError';
}

const isAscii = (name: string) => /^[\x21-\x7e]*$/.test(name);

/** The key of a name in presentation form; U-labels become A-labels. Throws `NameError` for what no DNS message can hold. */
export function toNameKey(name: string): NameKey {
  const ascii = (isAscii(name) ? name : domainToASCII(name)).toLowerCase().replace(/\.$/, '');
  if (ascii === '') {
    if (name === '' || name === '.') return '';
    throw new NameError(`"${name}" is not a domain name`);
  }
  let key = '';
  for (const label of ascii.split('.')) {
    if (label.length === 0 || label.length > 63) throw new NameError(`"${name}" has an empty or too long label`);
    key += String.fromCharCode(label.length) + label;
  }
  if (key.length > 254) throw new NameError(`"${name}" is longer than 255 bytes`);
  return key;
}

/** The name one label up; the root's parent is the root. */
export function parentKey(key: NameKey): NameKey {
  return key.slice(key.charCodeAt(0) + 1);
}

export function isAtOrBelow(key: NameKey, ancestor: NameKey): boolean {
  for (let at = key; ; at = parentKey(at)) {
    if (at === ancestor) return true;
    if (at.length <= ancestor.length) return false;
  }
}

export function toWireName(key: NameKey): Buffer {
  return Buffer.from(`${key}\0`, 'latin1');
}

/** Presentation form, for messages and for the codec. */
export function toNameText(key: NameKey): string {
  const labels: string[] = [];
  for (let at = key; at !== ''; at = parentKey(at)) labels.push(at.slice(1, at.charCodeAt(0) + 1));
  return labels.length === 0 ? '.' : labels.join('.');
}
