import type { ColumnRule } from '../column-rules';
import { toD365Failure } from '../d365-failure';
import type { HunterColumn } from '../hunter-columns';
import type { OrgColumn } from '../schema';
import { CHECK_IDS, type CheckId } from './checklist';
import { toChecklistResponse } from './checklist-response';
import { toChecklistItem } from './doctor-texts';
import type { DoctorFacts, Fact } from './facts';
import { judgeFacts } from './judge-facts';

const known = <T>(value: T): Fact<T> => ({ kind: 'known', value });

const SCORE: HunterColumn = { field: 'score', type: 'Integer', min: 0, max: 100, label: { en: 'Score', tr: 'Puan' } };
const RULE: ColumnRule = {
  field: 'score',
  column: '{prefix}_score',
  policy: 'always',
  kind: 'number',
  read: ({ score }) => score,
};
const COLUMN: OrgColumn = { name: 'hunter_score', type: 'Integer', writable: true, min: 0, max: 100 };

const table = (column: OrgColumn | null) =>
  known({ columns: new Map(column === null ? [] : [[column.name, column]]), dateBehaviors: new Map() });

const whoAmI = (skewMs = 0) => known({ userId: 'u', serverTimeMs: 1_000_000, localTimeMs: 1_000_000 + skewMs });

/** An organisation as it should be. */
const WELL: DoctorFacts = {
  signIn: known(true),
  whoAmI: whoAmI(),
  salesInstalled: known(true),
  privileges: known([{ name: 'prvCreateLead', table: 'lead', right: 'Create', held: true }]),
  table: table(COLUMN),
  keys: known([{ logicalName: 'hunter_domainkey', columns: ['hunter_domain'], state: 'Active' }]),
  bulkMessages: known(['CreateMultiple', 'UpdateMultiple']),
  roundTrip: known({ outcome: 'done', leadId: 'l', differing: [] }),
};

function respond(changes: Partial<DoctorFacts>) {
  const results = judgeFacts(
    { ...WELL, ...changes },
    { publisherPrefix: 'hunter', keyColumn: 'hunter_domain', columns: [SCORE], rules: [RULE] },
  );
  return toChecklistResponse(results.map(toChecklistItem), new Date(0));
}

test('an organisation as it should be passes every check', () => {
  const { healthy, items } = respond({});
  expect(items.map(({ check, status }) => [check, status])).toEqual(CHECK_IDS.map((check) => [check, 'pass']));
  expect(healthy).toBe(true);
});

const key = (state: 'Pending' | 'Failed') =>
  known([{ logicalName: 'hunter_domainkey', columns: ['hunter_domain'], state }]);
const refused = (code: 'sign-in-secret-expired' | 'user-not-member') =>
  ({ kind: 'failed', failure: toD365Failure(code) }) as const;

test.each<[CheckId, string, Partial<DoctorFacts>]>([
  ['token', 'sign-in-secret-expired', { signIn: refused('sign-in-secret-expired') }],
  ['membership', 'user-not-member', { whoAmI: refused('user-not-member') }],
  ['sales', 'sales-not-installed', { salesInstalled: known(false) }],
  [
    'privileges',
    'privileges-missing',
    { privileges: known([{ name: 'prvWriteLead', table: 'lead', right: 'Write', held: false }]) },
  ],
  ['columns', 'columns-missing', { table: table(null) }],
  ['columns', 'columns-differ', { table: table({ ...COLUMN, max: 50 }) }],
  ['key', 'key-missing', { keys: known([]) }],
  ['key', 'key-building', { keys: key('Pending') }],
  ['key', 'key-failed', { keys: key('Failed') }],
  ['bulk-messages', 'bulk-messages-missing', { bulkMessages: known(['CreateMultiple']) }],
  ['mapping', 'mapping-invalid', { table: table({ ...COLUMN, type: 'DateTime' }) }],
  ['clock', 'clock-skewed', { whoAmI: whoAmI(600_000) }],
  ['round-trip', 'round-trip-differs', { roundTrip: known({ outcome: 'done', leadId: 'l', differing: ['subject'] }) }],
])('%s fails as %s, with why and what to do in both languages', (check, code, changes) => {
  const { healthy, items } = respond(changes);
  const item = items.find((candidate) => candidate.check === check);
  expect(item).toMatchObject({ status: 'fail', code });
  expect(healthy).toBe(false);
  const { tr, en } = item?.translations ?? {};
  for (const text of [tr, en]) {
    expect(text?.why).toMatch(/\S/);
    expect(text?.fix).toMatch(/\S/);
  }
  expect(tr?.why).not.toBe(en?.why);
  expect(tr?.fix).not.toBe(en?.fix);
});
