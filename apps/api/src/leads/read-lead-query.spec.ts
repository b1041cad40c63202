import type { LeadListVocabulary } from '@hunter/persistence';
import { ProblemError, type ProblemFieldError } from '@hunter/platform';
import { encodeCursor } from './lead-cursor';
import { readLeadFilter, readLeadQuery } from './read-lead-query';

const VOCABULARY: LeadListVocabulary = {
  valueFilters: {
    segment: { values: ['Migration', 'Cold'], sql: () => 'true' },
    owner: { values: null, sql: () => 'true' },
  },
  booleanFilters: ['incomplete'],
  rangeFilters: ['min_score', 'max_score'],
  sorts: {
    priority: { sql: 'l.rank', type: 'integer' },
    domain: { sql: 'l.domain', type: 'text' },
    scanned_at: { sql: 'l.scanned_at', type: 'timestamptz' },
  },
};
const ID = '11111111-1111-4111-8111-111111111111';

const read = (query: Readonly<Record<string, unknown>>) => readLeadQuery(query, VOCABULARY);
const errorsOf = (query: Readonly<Record<string, unknown>>): readonly ProblemFieldError[] => {
  try {
    read(query);
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'invalid-query') return error.options.errors ?? [];
    throw error;
  }
  return [];
};

describe('readLeadQuery', () => {
  it('lists the first fifty by priority, without a total, unless asked otherwise', () => {
    const defaults = {
      search: null,
      filters: [],
      sort: { name: 'priority', descending: false },
      limit: 50,
      cursor: null,
      withTotal: false,
    };

    expect(read({})).toEqual(defaults);
    expect(read({ q: '  ', sort: '', limit: '', cursor: '', total: '', segment: '' })).toEqual(defaults);
  });

  it('reads filters of every kind', () => {
    expect(
      read({ segment: 'Migration, Cold', owner: 'ayse', incomplete: 'false', min_score: '0', max_score: '100' })
        .filters,
    ).toEqual([
      { kind: 'values', name: 'segment', values: ['Migration', 'Cold'] },
      { kind: 'values', name: 'owner', values: ['ayse'] },
      { kind: 'boolean', name: 'incomplete', value: false },
      { kind: 'range', name: 'min_score', value: 0 },
      { kind: 'range', name: 'max_score', value: 100 },
    ]);
  });

  it('reads search, sort, limit and total', () => {
    expect(read({ q: ` ${'x'.repeat(300)} `, sort: '-domain', limit: '200', total: 'true' })).toMatchObject({
      search: 'x'.repeat(200),
      sort: { name: 'domain', descending: true },
      limit: 200,
      withTotal: true,
    });
  });

  it.each([
    ['shape', 'round', 'unknown-parameter'],
    ['constructor', 'x', 'unknown-parameter'],
    ['toString', 'x', 'unknown-parameter'],
    ['segment', 'Warm', 'invalid-value'],
    ['segment', 'Migration,', 'invalid-value'],
    ['incomplete', 'yes', 'invalid-value'],
    ['min_score', '-1', 'invalid-value'],
    ['min_score', '101', 'invalid-value'],
    ['max_score', '1e2', 'invalid-value'],
    ['sort', 'colour', 'invalid-value'],
    ['sort', '--domain', 'invalid-value'],
    ['sort', 'constructor', 'invalid-value'],
    ['limit', '0', 'invalid-value'],
    ['limit', '201', 'invalid-value'],
    ['limit', '1.5', 'invalid-value'],
    ['total', 'maybe', 'invalid-value'],
    ['q', 'a\0b', 'invalid-value'],
    ['owner', '\0', 'invalid-value'],
  ])('refuses %s=%j by name', (field, value, code) => {
    expect(errorsOf({ [field]: value })).toEqual([expect.objectContaining({ field, code })]);
  });

  it.each(['segment', 'sort', 'incomplete', 'total', 'shape'])('names what %s may be', (field) => {
    const [error] = errorsOf({ [field]: 'nonsense' });

    expect(error?.allowed?.length).toBeGreaterThan(1);
  });

  it('refuses a parameter that is given twice', () => {
    expect(errorsOf({ segment: ['Migration', 'Cold'], q: ['a'] })).toEqual([
      { field: 'segment', code: 'repeated-parameter' },
      { field: 'q', code: 'repeated-parameter' },
    ]);
  });

  it('names every fault at once', () => {
    expect(
      errorsOf({ segment: 'Warm', sort: 'x', limit: 'y', shape: 'z' })
        .map(({ field }) => field)
        .sort(),
    ).toEqual(['limit', 'segment', 'shape', 'sort']);
  });
});

describe('the cursor', () => {
  it.each([
    ['priority', '1030'],
    ['-domain', 'a.example'],
    ['domain', 'ışık "quoted" \\ 😀'],
    ['domain', ''],
    ['scanned_at', '-infinity'],
    ['scanned_at', '2026-03-01 10:00:00+00'],
    ['-scanned_at', '2026-03-01 10:00:00.123456+05:30'],
  ])('of %s with %j comes back as it was given out', (sort, value) => {
    const cursor = { sort, value, id: ID };

    expect(read({ sort, cursor: encodeCursor(cursor) }).cursor).toEqual(cursor);
  });

  it('of one order is refused with another', () => {
    const cursor = encodeCursor({ sort: 'domain', value: 'a.example', id: ID });

    for (const sort of ['-domain', 'priority'])
      expect(errorsOf({ sort, cursor })).toEqual([{ field: 'cursor', code: 'invalid-value' }]);
  });

  it.each([
    ['rubbish', 'x'],
    ['a prototype', Buffer.from('["priority","1","__proto__"]').toString('base64url')],
    ['an id that is none', Buffer.from(`["priority","1","${'1'.repeat(36)}"]`).toString('base64url')],
    ['a value that is no text', Buffer.from(`["priority",1,"${ID}"]`).toString('base64url')],
    ['a broken escape', Buffer.from(`["priority","\\x","${ID}"]`).toString('base64url')],
    ['a raw line feed', Buffer.from(`["priority","\n","${ID}"]`).toString('base64url')],
    ['a NUL', encodeCursor({ sort: 'priority', value: '\0', id: ID })],
    ['a number for an integer key that is none', encodeCursor({ sort: 'priority', value: 'abc', id: ID })],
    ['a list that is too short', Buffer.from('["priority","1"]').toString('base64url')],
    ['no list', Buffer.from('{"length":3}').toString('base64url')],
  ])('is refused when it is %s', (_name, cursor) => {
    expect(errorsOf({ cursor })).toEqual([{ field: 'cursor', code: 'invalid-value' }]);
  });

  it.each([
    '2026-02-31 10:00:00+00',
    '2026-13-01 10:00:00+00',
    '2026-03-01',
    'infinity',
    'now',
    '2026-03-01 24:00:00+00',
  ])('is refused when its time is %s', (value) => {
    const cursor = encodeCursor({ sort: 'scanned_at', value, id: ID });

    expect(errorsOf({ sort: 'scanned_at', cursor })).toEqual([{ field: 'cursor', code: 'invalid-value' }]);
  });
});

describe('readLeadFilter', () => {
  it('reads what chooses leads', () => {
    expect(readLeadFilter({ q: ' anadolu ', segment: 'Cold' }, VOCABULARY)).toEqual({
      search: 'anadolu',
      filters: [{ kind: 'values', name: 'segment', values: ['Cold'] }],
    });
  });

  it.each(['sort', 'limit', 'cursor', 'total'])('does not take %s, which chooses a page', (name) => {
    expect(() => readLeadFilter({ [name]: '1' }, VOCABULARY)).toThrow(
      expect.objectContaining({ code: 'invalid-query' }) as Error,
    );
  });
});
