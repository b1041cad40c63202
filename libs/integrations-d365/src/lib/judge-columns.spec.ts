import { OWN_COLUMNS } from './hunter-columns';
import { judgeColumns } from './judge-columns';
import { judgeMapping } from './judge-mapping';
import { COLUMN_RULES } from './column-rules';
import type { OrgColumn, OrgColumns } from './schema';

/** An organisation that has each column exactly as Hunter wants it, with labels in one language. */
function org(
  changes: Readonly<Record<string, Partial<OrgColumn> | null>> = {},
  locale: 'en' | 'tr' = 'en',
): OrgColumns {
  const own = OWN_COLUMNS.map(
    (spec): OrgColumn => ({
      name: `hunter_${spec.field}`,
      type: spec.type,
      writable: true,
      ...(spec.maxLength === undefined ? {} : { maxLength: spec.maxLength }),
      ...(spec.min === undefined ? {} : { min: spec.min }),
      ...(spec.max === undefined ? {} : { max: spec.max }),
      ...(spec.choices === undefined
        ? {}
        : { options: spec.choices.map((choice, value) => ({ value, labels: [choice[locale]] })) }),
    }),
  );
  const columns = own
    .filter(({ name }) => changes[name] !== null)
    .map((column): OrgColumn => ({ ...column, ...changes[column.name] }));
  return new Map(columns.map((column) => [column.name, column]));
}

const judge = (columns: OrgColumns, behaviors: ReadonlyMap<string, string> = new Map()) =>
  judgeColumns(OWN_COLUMNS, columns, behaviors, 'hunter').map(({ column, problem, found, expected }) => [
    column,
    problem,
    found,
    expected,
  ]);

test.each(['en', 'tr'] as const)('an organisation as Hunter made it has no finding, with labels in %s', (locale) => {
  expect(judge(org({}, locale))).toEqual([]);
});

test.each<[string, Partial<OrgColumn> | null, readonly (string | null)[]]>([
  ['hunter_score', null, ['missing', null, 'Integer']],
  ['hunter_score', { type: 'String' }, ['type', 'String', 'Integer']],
  ['hunter_score', { writable: false }, ['read-only', 'read-only', 'writable']],
  ['hunter_score', { max: 10 }, ['range', '0..10', '0..100']],
  ['hunter_url', { maxLength: 100 }, ['length', '100', '500']],
  ['hunter_tenant_size', { options: [{ value: 1, labels: ['KÜÇÜK'] }] }, ['options', 'KÜÇÜK', 'medium, large']],
])('%s with %j is found out', (name, change, finding) => {
  expect(judge(org({ [name]: change }))).toEqual([[name, ...finding]]);
});

test('wider than needed is fine, and so are options of a colleague', () => {
  const extra = { options: [...(org().get('hunter_segment')?.options ?? []), { value: 99, labels: ['Other'] }] };
  expect(judge(org({ hunter_url: { maxLength: 4_000 }, hunter_segment: extra }))).toEqual([]);
});

test('a day that a time zone moves is found out', () => {
  expect(judge(org(), new Map([['hunter_expires_at', 'UserLocal']]))).toEqual([
    ['hunter_expires_at', 'date-behavior', 'UserLocal', 'DateOnly'],
  ]);
});

test('every column of Hunter’s own has a field that fills it, and the other way round', () => {
  const filled = COLUMN_RULES.filter(({ column }) => column.startsWith('{prefix}_')).map(({ field }) => field);
  expect(OWN_COLUMNS.map(({ field }) => field).sort()).toEqual(['domain', ...filled].sort());
});

test('the default mapping fits the columns that provisioning makes', () => {
  const own = COLUMN_RULES.filter(({ column }) => column.startsWith('{prefix}_'));
  expect(judgeMapping(own, org(), 'hunter')).toEqual([]);
});
