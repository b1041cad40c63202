/** One statement of a WHOIS answer. */
export interface WhoisField {
  /** Heading that it stands under, lower case; null outside of any. */
  readonly section: string | null;
  /** Lower case, dotted leaders dropped; empty for a bare line under a heading. */
  readonly key: string;
  readonly value: string;
  /** Whether nothing else stands between the heading and it. */
  readonly leads: boolean;
}

const MAX_LINES = 2_000;
const MAX_LINE_LENGTH = 512;

const COMMENT = /^\s*(?:[%#;]|>>>|--)/;
/** `** Registrar:` of the .tr registry. */
const STARRED = /^\*\*\s*([^:]+):\s*(.*)$/;
/** `[Name Server] ns1.example` and `p. [Name Server] ns1.example` of the .jp registry. */
const BRACKETED = /^(?:[a-z]\. ?)?\[([^\]]+)\]\s*(.*)$/;
/** White space behind the colon, for `ns1.example 2001:db8::1` is no statement about `ns1.example 2001`. */
const KEYED = /^([^:]+):(?:\s+(.*))?$/;
/** `Record expires on 2027-05-31 (YYYY-MM-DD)`: a statement without a colon, told by the date at its end. */
const DATED = /^([a-z][a-z ]{1,40} on) (\d{4}[-/.]\d.*)$/i;

interface Heading {
  readonly name: string;
  readonly indent: number;
  /** Statements on the level of the heading belong to it too, until an empty line. */
  readonly level: boolean;
}

interface Reader {
  readonly fields: WhoisField[];
  heading: Heading | null;
  /** The last `key: value`, which an indented bare line continues. */
  last: { readonly key: string; readonly indent: number } | null;
  leads: boolean;
  /** Nothing stands above on this side of an empty line. */
  atStart: boolean;
}

/**
 * Takes a WHOIS answer apart, whatever its layout: `key: value` lines, blocks under a heading with or without colon or
 * stars, bracketed keys, dotted leaders, continued values. Comment lines are left out. Never throws; reads 2,000 lines.
 */
export function readWhoisFields(text: string): readonly WhoisField[] {
  const lines = text.split(/\r\n|\r|\n/, MAX_LINES).map((line) => line.slice(0, MAX_LINE_LENGTH).trimEnd());
  const reader: Reader = { fields: [], heading: null, last: null, leads: false, atStart: true };
  lines.forEach((line, index) => {
    if (line === '') {
      reader.heading = null;
      reader.last = null;
      reader.atStart = true;
    } else if (!COMMENT.test(line)) {
      readLine(reader, line, lines[index + 1] ?? '');
      reader.atStart = false;
    }
  });
  return reader.fields;
}

function readLine(reader: Reader, line: string, next: string): void {
  const indent = indentOf(line);
  const content = line.trim();
  const starred = STARRED.exec(content);
  if (starred !== null) {
    reader.heading = null;
    add(reader, toKey(starred[1]), starred[2] ?? '');
    open(reader, { name: toKey(starred[1]), indent, level: true });
    return;
  }
  const keyed = BRACKETED.exec(content) ?? KEYED.exec(content) ?? DATED.exec(content);
  if (keyed === null) readBareLine(reader, content, indent, indentOf(next));
  else readKeyedLine(reader, toKey(keyed[1]), (keyed[2] ?? '').trim(), indent);
}

function readKeyedLine(reader: Reader, key: string, value: string, indent: number): void {
  const { heading, atStart } = reader;
  if (heading !== null && !heading.level && indent <= heading.indent) reader.heading = null;
  if (value === '') {
    // In the middle of a paragraph it is a statement without content, and what follows on its level is not below it.
    if (reader.heading?.level !== true) open(reader, { name: key, indent, level: atStart });
    return;
  }
  add(reader, key, value);
  reader.last = { key, indent };
}

function readBareLine(reader: Reader, content: string, indent: number, nextIndent: number): void {
  if (reader.heading !== null) add(reader, '', content);
  else if (reader.last !== null && indent > reader.last.indent) add(reader, reader.last.key, content);
  else if (nextIndent > indent) open(reader, { name: toKey(content), indent, level: false });
}

function open(reader: Reader, heading: Heading): void {
  reader.heading = heading;
  reader.last = null;
  reader.leads = true;
}

function add(reader: Reader, key: string, value: string): void {
  if (value !== '') reader.fields.push({ section: reader.heading?.name ?? null, key, value, leads: reader.leads });
  reader.leads = false;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Misspelt `registar` by more than one registry. */
function toKey(text = ''): string {
  return text
    .toLowerCase()
    .replace(/[.\s]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\bregistar\b/, 'registrar');
}
