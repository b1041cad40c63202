const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;
const NUMBER = /^-?\d+(\.\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/;

/** A value as it stands in an URL. */
export type Literal =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'guid'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' };

export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** Lower-case GUID without braces; undefined when the text is none. */
export function readGuid(text: string): string | undefined {
  return GUID.exec(text)?.[1]?.toLowerCase();
}

/** Reads one literal; undefined when the text is none. Quotes inside a string are doubled (OData URL conventions). */
export function readLiteral(text: string): Literal | undefined {
  if (text.length >= 2 && text.startsWith("'") && text.endsWith("'")) return readQuoted(text);
  if (text === 'null') return { kind: 'null' };
  if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true' };
  const guid = readGuid(text);
  if (guid !== undefined) return { kind: 'guid', value: guid };
  if (NUMBER.test(text)) return { kind: 'number', value: Number(text) };
  if (DATE.test(text)) return { kind: 'date', value: text };
  return undefined;
}

function readQuoted(text: string): Literal | undefined {
  const inner = text.slice(1, -1);
  if (inner.replaceAll("''", '').includes("'")) return undefined;
  return { kind: 'string', value: inner.replaceAll("''", "'") };
}
