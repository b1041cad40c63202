import { urlErrors } from '../errors/catalogue.js';
import type { Literal } from './literal.js';
import { readGuid, readLiteral } from './literal.js';
import { splitOutside } from './split-outside.js';

/** What stands in the parentheses of a segment: the primary key, or named values (alternate key, function parameter). */
export type SegmentKey =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'named'; readonly values: Readonly<Record<string, Literal>> };

export interface PathSegment {
  readonly name: string;
  readonly key?: SegmentKey;
}

const FORBIDDEN_IN_KEYS = /[/<>*%&:\\?+]/;

const SEGMENT = /^([^()]+)(?:\((.*)\))?$/s;

/**
 * Reads a resource path below the service root, percent-encoded as it came. The characters that the hosting layer refuses
 * inside key values are refused here too (define-alternate-keys-entity).
 */
export function readResourcePath(rawPath: string, aliases: URLSearchParams): PathSegment[] {
  const path = decodePath(rawPath);
  if (path === '') return [];
  return splitOutside(path, '/').map((segment) => readSegment(segment, aliases));
}

/** Reads a reference inside a body (`/systemusers(…)`, `leads(hunter_domain='…')`), where no character is special. */
export function readReference(reference: string): PathSegment | undefined {
  const relative = reference.replace(/^https?:\/\/[^/]+\/api\/data\/v\d+\.\d+\//, '').replace(/^\//, '');
  const match = SEGMENT.exec(relative);
  const [, name, inner] = match ?? [];
  if (name === undefined || inner === undefined) return undefined;
  return { name, key: readKey(inner, new URLSearchParams(), () => undefined) };
}

function decodePath(rawPath: string): string {
  try {
    return decodeURIComponent(rawPath);
  } catch {
    throw urlErrors.badQuery('The request URI is not valid percent-encoding.');
  }
}

function readSegment(segment: string, aliases: URLSearchParams): PathSegment {
  const match = SEGMENT.exec(segment);
  if (match?.[1] === undefined) throw urlErrors.unknownSegment(segment);
  const [, name, inner] = match;
  if (inner === undefined) return { name };
  if (inner === '') return { name, key: { kind: 'named', values: {} } };
  return { name, key: readKey(inner, aliases, refuseForbidden) };
}

function refuseForbidden(value: string): void {
  const [character] = FORBIDDEN_IN_KEYS.exec(value) ?? [];
  if (character !== undefined) throw urlErrors.forbiddenCharacter(character);
}

function readKey(inner: string, aliases: URLSearchParams, check: (value: string) => void): SegmentKey {
  const id = readGuid(inner.trim());
  if (id !== undefined) return { kind: 'id', id };
  const values: Record<string, Literal> = {};
  for (const part of splitOutside(inner, ',')) {
    const equals = part.indexOf('=');
    if (equals < 0) throw urlErrors.badQuery(`'${part}' is not a key predicate.`);
    values[part.slice(0, equals).trim()] = readKeyValue(part.slice(equals + 1).trim(), aliases, check);
  }
  return { kind: 'named', values };
}

function readKeyValue(text: string, aliases: URLSearchParams, check: (value: string) => void): Literal {
  const aliased = text.startsWith('@') ? (aliases.get(text) ?? undefined) : undefined;
  // An object as a parameter of a function comes as JSON; who takes one reads it.
  if (aliased?.startsWith('{') === true && readGuid(aliased) === undefined) return { kind: 'string', value: aliased };
  const literal = readLiteral(aliased ?? text);
  if (literal === undefined) throw urlErrors.badQuery(`'${text}' is not a literal.`);
  if (literal.kind === 'string' && aliased === undefined) check(literal.value);
  return literal;
}
