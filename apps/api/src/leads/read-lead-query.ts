import {
  sortKey,
  type LeadCursor,
  type LeadFilter,
  type LeadListVocabulary,
  type LeadQuery,
  type LeadSort,
} from '@hunter/persistence';
import { ProblemError, readPageLimit, type ProblemFieldError } from '@hunter/platform';
import { decodeCursor } from './lead-cursor';

const OTHER_PARAMETERS = ['q', 'sort', 'limit', 'cursor', 'total'];
const LIMITS = { default: 50, max: 200 };
const MAX_SEARCH_CHARACTERS = 200;

/** Parameters that choose a page of the list and not its leads. */
const PAGE_PARAMETERS = OTHER_PARAMETERS.filter((name) => name !== 'q');

/**
 * Reads what chooses leads, without the page: for whatever is done to everything that matches.
 * @throws ProblemError `invalid-query` naming what is allowed.
 */
export function readLeadFilter(
  filter: Readonly<Record<string, unknown>>,
  vocabulary: LeadListVocabulary,
): Pick<LeadQuery, 'search' | 'filters'> {
  const pages = Object.keys(filter).filter((name) => PAGE_PARAMETERS.includes(name));
  if (pages.length > 0) {
    throw new ProblemError('invalid-query', { errors: pages.map((field) => ({ field, code: 'unknown-parameter' })) });
  }
  const { search, filters } = readLeadQuery(filter, vocabulary);
  return { search, filters };
}

/** Reads the list's query string against the closed sets. @throws ProblemError `invalid-query` naming what is allowed. */
export function readLeadQuery(query: Readonly<Record<string, unknown>>, vocabulary: LeadListVocabulary): LeadQuery {
  const errors: ProblemFieldError[] = [];
  const given = Object.entries(query).filter(([, value]) => typeof value === 'string' && value !== '') as [
    string,
    string,
  ][];
  const allowed = [
    ...OTHER_PARAMETERS,
    ...Object.keys(vocabulary.valueFilters),
    ...vocabulary.booleanFilters,
    ...vocabulary.rangeFilters,
  ];
  for (const [name, value] of Object.entries(query)) {
    if (!allowed.includes(name)) errors.push({ field: name, code: 'unknown-parameter', allowed });
    else if (typeof value !== 'string') errors.push({ field: name, code: 'repeated-parameter' });
    // No text to PostgreSQL, and nobody types it.
    else if (value.includes('\0')) errors.push({ field: name, code: 'invalid-value' });
  }
  const parameters = new Map(given);
  const filters = given.flatMap(([name, value]) => readFilter(name, value, vocabulary, errors));
  const sort = readSort(parameters.get('sort'), vocabulary, errors);
  const limit = readPageLimit(parameters.get('limit'), LIMITS, errors);
  const cursor = readCursor(parameters.get('cursor'), sort, vocabulary, errors);
  const total = parameters.get('total') ?? 'false';
  if (total !== 'true' && total !== 'false')
    errors.push({ field: 'total', code: 'invalid-value', allowed: ['true', 'false'] });
  if (errors.length > 0) throw new ProblemError('invalid-query', { errors });
  const search = (parameters.get('q') ?? '').trim().slice(0, MAX_SEARCH_CHARACTERS);
  return { search: search === '' ? null : search, filters, sort, limit, cursor, withTotal: total === 'true' };
}

function readFilter(
  name: string,
  value: string,
  vocabulary: LeadListVocabulary,
  errors: ProblemFieldError[],
): LeadFilter[] {
  const known = ownValue(vocabulary.valueFilters, name);
  if (known !== undefined) {
    const values = value.split(',').map((part) => part.trim());
    const { values: closed } = known;
    if (closed !== null && values.some((part) => !closed.includes(part))) {
      errors.push({ field: name, code: 'invalid-value', allowed: closed });
      return [];
    }
    return [{ kind: 'values', name, values }];
  }
  if (vocabulary.booleanFilters.includes(name)) {
    if (value === 'true' || value === 'false') return [{ kind: 'boolean', name, value: value === 'true' }];
    errors.push({ field: name, code: 'invalid-value', allowed: ['true', 'false'] });
    return [];
  }
  if (name === 'min_score' || name === 'max_score') {
    if (/^\d{1,3}$/.test(value) && Number(value) <= 100) return [{ kind: 'range', name, value: Number(value) }];
    errors.push({ field: name, code: 'invalid-value', allowed: ['0 to 100'] });
  }
  return [];
}

function readSort(value: string | undefined, vocabulary: LeadListVocabulary, errors: ProblemFieldError[]): LeadSort {
  const text = value ?? 'priority';
  const descending = text.startsWith('-');
  const name = descending ? text.slice(1) : text;
  if (ownValue(vocabulary.sorts, name) === undefined) {
    const names = Object.keys(vocabulary.sorts);
    errors.push({ field: 'sort', code: 'invalid-value', allowed: [...names, ...names.map((known) => `-${known}`)] });
    return { name: 'priority', descending: false };
  }
  return { name, descending };
}

function readCursor(
  value: string | undefined,
  sort: LeadSort,
  vocabulary: LeadListVocabulary,
  errors: ProblemFieldError[],
): LeadCursor | null {
  if (value === undefined) return null;
  const type = ownValue(vocabulary.sorts, sort.name)?.type ?? 'text';
  const cursor = decodeCursor(value, type);
  if (cursor === null || cursor.sort !== sortKey({ sort })) {
    errors.push({ field: 'cursor', code: 'invalid-value' });
    return null;
  }
  return cursor;
}

/** A name that a caller chose must not find what every object inherits. */
function ownValue<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
