import { urlErrors } from '../errors/catalogue.js';
import { parseFilter } from '../odata/parse-filter.js';
import type { FilterExpression } from '../odata/filter-expression.js';
import type { QueryOptions } from '../odata/query-options.js';

/** Properties that only `$expand` brings into a definition. */
const EXPANDABLE = new Set(['OptionSet', 'GlobalOptionSet', 'Attributes', 'Keys']);

type Json = Readonly<Record<string, unknown>>;

/** Applies `$select` and `$expand` to a definition. MetadataId always comes along, as in the real service. */
export function projectJson(json: Json, query: QueryOptions, typeName: string): Record<string, unknown> {
  for (const name of query.select ?? []) {
    if (!(name in json) || EXPANDABLE.has(name)) throw urlErrors.unknownColumn(typeName, name);
  }
  const wanted = query.select === undefined ? undefined : new Set([...query.select, 'MetadataId']);
  const projected = Object.fromEntries(
    Object.entries(json).filter(
      ([name]) => name.startsWith('@') || (!EXPANDABLE.has(name) && (wanted?.has(name) ?? true)),
    ),
  );
  for (const { name, options } of query.expand) {
    if (!(name in json)) throw urlErrors.unknownColumn(typeName, name);
    projected[name] = expandValue(json[name], options, name);
  }
  return projected;
}

function expandValue(value: unknown, options: QueryOptions, typeName: string): unknown {
  if (Array.isArray(value)) return value.map((item) => expandValue(item, options, typeName));
  if (typeof value !== 'object' || value === null) return null;
  return projectJson({ ...value }, options, typeName);
}

/** A `$filter` over definitions: equality and and/or on plain members, which is what clients use there. */
export function filterJson(items: readonly Json[], filter: string | undefined): readonly Json[] {
  if (filter === undefined) return items;
  const expression = parseFilter(filter);
  return items.filter((item) => matchesJson(item, expression));
}

function matchesJson(item: Json, filter: FilterExpression): boolean {
  switch (filter.kind) {
    case 'and':
      return matchesJson(item, filter.left) && matchesJson(item, filter.right);
    case 'or':
      return matchesJson(item, filter.left) || matchesJson(item, filter.right);
    case 'not':
      return !matchesJson(item, filter.operand);
    case 'compare': {
      const wanted = filter.value.kind === 'null' ? null : filter.value.value;
      const isEqual = item[filter.path] === wanted;
      if (filter.operator === 'eq') return isEqual;
      if (filter.operator === 'ne') return !isEqual;
      throw urlErrors.notImplemented(`'${filter.operator}' on definitions`);
    }
    case 'text': {
      const value = item[filter.path];
      if (typeof value !== 'string') return false;
      if (filter.test === 'contains') return value.includes(filter.value);
      return filter.test === 'startswith' ? value.startsWith(filter.value) : value.endsWith(filter.value);
    }
    case 'in':
      return filter.values.includes(String(item[filter.path]));
  }
}
