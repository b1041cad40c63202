import { urlErrors } from '../errors/catalogue.js';
import { splitOutside } from './split-outside.js';

export interface Expansion {
  readonly name: string;
  readonly options: QueryOptions;
}

export interface QueryOptions {
  readonly select?: readonly string[];
  readonly filter?: string;
  readonly orderBy?: readonly { readonly path: string; readonly descending: boolean }[];
  readonly top?: number;
  readonly count: boolean;
  readonly expand: readonly Expansion[];
  readonly skipToken?: string;
  readonly deltaToken?: string;
}

const KNOWN = new Set(['$select', '$filter', '$orderby', '$top', '$count', '$expand', '$skiptoken', '$deltatoken']);

const list = (text: string): string[] => splitOutside(text, ',').map((part) => part.trim());

/** Reads the system query options; an unknown one is refused, other parameters (`tag`, aliases) are not options. */
export function readQueryOptions(parameters: Iterable<readonly [string, string]>): QueryOptions {
  const byName = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (!name.startsWith('$')) continue;
    if (!KNOWN.has(name)) throw urlErrors.badQuery(`The query parameter '${name}' is not supported.`);
    byName.set(name, value);
  }
  const select = byName.get('$select');
  const filter = byName.get('$filter');
  const orderBy = byName.get('$orderby');
  const top = byName.get('$top');
  const skipToken = byName.get('$skiptoken');
  const deltaToken = byName.get('$deltatoken');
  return {
    ...(select === undefined || select === '' ? {} : { select: list(select) }),
    ...(filter === undefined ? {} : { filter }),
    ...(orderBy === undefined ? {} : { orderBy: list(orderBy).map(readOrder) }),
    ...(top === undefined ? {} : { top: readTop(top) }),
    ...(skipToken === undefined ? {} : { skipToken }),
    ...(deltaToken === undefined ? {} : { deltaToken }),
    count: byName.get('$count') === 'true',
    expand: readExpand(byName.get('$expand')),
  };
}

function readTop(text: string): number {
  if (!/^\d+$/.test(text)) throw urlErrors.badQuery(`Invalid value '${text}' for $top.`);
  return Number(text);
}

function readOrder(text: string): { path: string; descending: boolean } {
  const [path = '', direction = 'asc'] = text.split(/\s+/);
  if (direction !== 'asc' && direction !== 'desc') throw urlErrors.badQuery(`Syntax error in $orderby '${text}'.`);
  return { path, descending: direction === 'desc' };
}

function readExpand(text: string | undefined): Expansion[] {
  if (text === undefined || text === '') return [];
  return list(text).map((part) => {
    const [, name = part, inner = ''] = /^([^()]+)\((.*)\)$/s.exec(part) ?? [];
    const pairs = splitOutside(inner, ';')
      .filter((option) => option !== '')
      .map((option): [string, string] => {
        const equals = option.indexOf('=');
        return [option.slice(0, equals).trim(), option.slice(equals + 1)];
      });
    return { name, options: readQueryOptions(pairs) };
  });
}
