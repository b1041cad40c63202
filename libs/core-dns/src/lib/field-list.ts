import type { Tag } from './tag-list.js';
import { trimWsp } from './tag-list.js';

/** A name, right before its `=`; a blank between them is an error (RFC 8461 §3.1, RFC 8460 §3). */
const FIELD = /^([A-Za-z0-9][A-Za-z0-9_.-]{0,31})=/;

/**
 * Splits an MTA-STS or TLS reporting record into its fields, names in the letters in which they stand (RFC 8461 §3.1,
 * RFC 8460 §3). Null when a part is no field: a record with an error in it counts as none. What an unknown field holds is
 * not judged.
 */
export function readFieldList(text: string): readonly Tag[] | null {
  const fields: Tag[] = [];
  for (const untrimmed of text.split(';')) {
    const part = trimWsp(untrimmed);
    if (part === '') continue;
    const [start, name] = FIELD.exec(part) ?? [];
    if (start === undefined || name === undefined) return null;
    fields.push({ name, value: part.slice(start.length) });
  }
  return fields;
}
