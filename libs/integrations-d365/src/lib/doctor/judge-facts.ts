import type { ColumnRule } from '../column-rules';
import type { D365Failure } from '../d365-failure';
import type { HunterColumn } from '../hunter-columns';
import { judgeColumns } from '../judge-columns';
import { judgeMapping } from '../judge-mapping';
import { failed, passed, unknown, type CheckId, type CheckResult } from './checklist';
import type { DoctorFacts, Fact, OrgKey, OrgTable, RequiredPrivilege, RoundTrip, WhoAmI } from './facts';

/** What Hunter expects of the organisation. */
export interface Expectations {
  readonly publisherPrefix: string;
  readonly keyColumn: string;
  /** Columns of Hunter's own that the mapping writes to, and the key. */
  readonly columns: readonly HunterColumn[];
  readonly rules: readonly ColumnRule[];
}

/** Clocks further apart make tokens fail and times lie; the answer's clock counts whole seconds. */
export const MAX_CLOCK_SKEW_MS = 60_000;

/** Judges every check for itself: what one of them finds never hides another. */
export function judgeFacts(facts: DoctorFacts, expected: Expectations): readonly CheckResult[] {
  return [
    judge('token', facts.signIn, () => passed('token')),
    judge('membership', facts.whoAmI, ({ userId }) => passed('membership', [{ name: 'user', found: userId }])),
    judge('sales', facts.salesInstalled, (there) =>
      there
        ? passed('sales')
        : failed('sales', 'sales-not-installed', [{ name: 'lead', found: null, expected: 'table' }]),
    ),
    judge('privileges', facts.privileges, judgePrivileges),
    judge('columns', facts.table, (table) => judgeTable(table, expected)),
    judge('key', facts.keys, (keys) => judgeKey(keys, expected.keyColumn)),
    judge('bulk-messages', facts.bulkMessages, judgeBulk),
    judge('mapping', facts.table, (table) => judgeRules(table, expected)),
    judge('clock', facts.whoAmI, judgeClock),
    facts.roundTrip === null
      ? { check: 'round-trip', status: 'skipped', code: 'not-wanted', seen: [] }
      : judge('round-trip', facts.roundTrip, judgeRoundTrip),
  ];
}

function judge<T>(check: CheckId, fact: Fact<T>, judgeValue: (value: T) => CheckResult): CheckResult {
  switch (fact.kind) {
    case 'known':
      return judgeValue(fact.value);
    case 'not-asked':
      return unknown(check, 'not-asked', [{ name: fact.because, found: null, expected: 'pass' }]);
    case 'failed':
      return blames(check, fact.failure) ? failed(check, fact.failure.code) : unknown(check, fact.failure.code);
  }
}

const ABOUT_THE_USER = new Set<D365Failure['code']>([
  'user-not-member',
  'user-without-role',
  'user-disabled',
  'token-refused',
  'forbidden',
  'privilege-missing',
]);

/** Whether the failure is an answer to the check itself; silence and overload are none. */
function blames(check: CheckId, failure: D365Failure): boolean {
  if (failure.kind === 'transient') return false;
  switch (check) {
    case 'token':
      return true;
    case 'membership':
      return ABOUT_THE_USER.has(failure.code);
    case 'sales':
      return failure.code === 'sales-not-installed';
    case 'round-trip':
      return true;
    default:
      return false;
  }
}

function judgePrivileges(privileges: readonly RequiredPrivilege[] | null): CheckResult {
  if (privileges === null) return unknown('privileges', 'privileges-unreadable');
  const missing = privileges.filter(({ held }) => !held);
  if (missing.length === 0)
    return passed(
      'privileges',
      privileges.map(({ name }) => ({ name, found: 'held' })),
    );
  const seen = missing.map(({ name }) => ({ name, found: null, expected: 'held' }));
  return failed('privileges', 'privileges-missing', seen);
}

function judgeTable({ columns, dateBehaviors }: OrgTable, expected: Expectations): CheckResult {
  const findings = judgeColumns(expected.columns, columns, dateBehaviors, expected.publisherPrefix);
  if (findings.length === 0) {
    return passed('columns', [{ name: 'columns', found: String(expected.columns.length) }]);
  }
  const seen = findings.map(({ column, problem, found, expected: wanted }) => ({
    name: problem === 'missing' ? column : `${column} ${problem}`,
    found,
    expected: wanted,
  }));
  const isMissing = findings.some(({ problem }) => problem === 'missing');
  return failed('columns', isMissing ? 'columns-missing' : 'columns-differ', seen);
}

function judgeKey(keys: readonly OrgKey[], keyColumn: string): CheckResult {
  const key = findKey(keys, keyColumn);
  if (key === undefined) return failed('key', 'key-missing', [{ name: keyColumn, found: null, expected: 'Active' }]);
  const seen = [{ name: key.logicalName, found: key.state, ...(key.state === 'Active' ? {} : { expected: 'Active' }) }];
  switch (key.state) {
    case 'Active':
      return passed('key', seen);
    case 'Failed':
      return failed('key', 'key-failed', seen);
    case 'Pending':
    case 'InProgress':
      return failed('key', 'key-building', seen);
    case 'Unknown':
      return unknown('key', 'key-building', seen);
  }
}

/** The key over the domain column and nothing else, whatever it is called. */
export function findKey(keys: readonly OrgKey[], keyColumn: string): OrgKey | undefined {
  return keys.find(({ columns }) => columns.length === 1 && columns[0] === keyColumn);
}

export const BULK_MESSAGES = ['CreateMultiple', 'UpdateMultiple'] as const;

function judgeBulk(found: readonly string[]): CheckResult {
  const seen = BULK_MESSAGES.map((name) =>
    found.includes(name) ? { name, found: 'available' } : { name, found: null, expected: 'available' },
  );
  const isComplete = BULK_MESSAGES.every((name) => found.includes(name));
  return isComplete ? passed('bulk-messages', seen) : failed('bulk-messages', 'bulk-messages-missing', seen);
}

function judgeRules({ columns }: OrgTable, { rules, publisherPrefix }: Expectations): CheckResult {
  const findings = judgeMapping(rules, columns, publisherPrefix);
  if (findings.length === 0) return passed('mapping', [{ name: 'fields', found: String(rules.length) }]);
  const seen = findings.map(({ field, column, problem, found, expected }) => ({
    name: `${field} → ${column} ${problem}`,
    found,
    expected,
  }));
  return failed('mapping', 'mapping-invalid', seen);
}

function judgeClock({ serverTimeMs, localTimeMs }: WhoAmI): CheckResult {
  if (serverTimeMs === null) return unknown('clock', 'clock-unreadable');
  const skewS = Math.round((localTimeMs - serverTimeMs) / 1_000);
  const seen = { name: 'skew', found: `${String(skewS)} s` };
  if (Math.abs(localTimeMs - serverTimeMs) <= MAX_CLOCK_SKEW_MS) return passed('clock', [seen]);
  return failed('clock', 'clock-skewed', [{ ...seen, expected: `±${String(MAX_CLOCK_SKEW_MS / 1_000)} s` }]);
}

function judgeRoundTrip(trip: RoundTrip): CheckResult {
  switch (trip.outcome) {
    case 'done':
      return trip.differing.length === 0
        ? passed('round-trip', [{ name: 'lead', found: trip.leadId }])
        : failed(
            'round-trip',
            'round-trip-differs',
            trip.differing.map((name) => ({ name, found: null })),
          );
    case 'needs-delete':
      return unknown('round-trip', 'round-trip-needs-delete', [
        { name: 'prvDeleteLead', found: null, expected: 'held' },
      ]);
    case 'row-left':
      return failed('round-trip', 'round-trip-row-left', [
        { name: 'lead', found: trip.leadId ?? trip.domain },
        { name: 'delete', found: trip.failure.code },
      ]);
  }
}
