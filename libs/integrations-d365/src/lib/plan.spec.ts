import { remoteLead, REMOTE_ID, sampleLead, sampleOrg } from '../../test/sample-lead';
import { fitToOrg, mapLead } from './map';
import { EMPTY_BASE, planPush, type PlanBase } from './plan';
import type { ColumnValues } from './schema';

const hunter = fitToOrg(mapLead(sampleLead(), 'hunter'), sampleOrg());
const ours: ColumnValues = Object.fromEntries(hunter.columns.map(({ column, value }) => [column, value]));
const allEmpty: ColumnValues = Object.fromEntries(hunter.columns.map(({ column }) => [column, null]));

/** Plans against a row that holds Hunter's values except for these. */
function planAgainst(theirs: ColumnValues, base: PlanBase = EMPTY_BASE) {
  return planPush(hunter, { kind: 'found', lead: remoteLead({ ...ours, ...theirs }), key: 'held' }, base);
}

const wrote = (written: ColumnValues): PlanBase => ({ written, sent: {} });

describe('planPush', () => {
  test('creates with everything known when nothing stands under the key', () => {
    const plan = planPush(hunter, { kind: 'missing' }, EMPTY_BASE);
    const known = Object.fromEntries(Object.entries(ours).filter(([, value]) => value !== null));
    expect(plan).toEqual({ action: 'create', values: known, notes: [], releasesKeyOf: null });
    expect(known).not.toHaveProperty('emailaddress1');
  });

  test.each([
    ['lead-closed', { open: false }],
    ['lead-merged', { merged: true }],
    ['lead-merged', { merged: true, open: false }],
  ])('is blocked with %s by a row that is %j', (code, changes) => {
    const plan = planPush(hunter, { kind: 'found', lead: remoteLead({}, changes), key: 'held' }, EMPTY_BASE);
    expect(plan).toEqual({ action: 'blocked', code, leadId: REMOTE_ID });
  });

  test('never revives a deleted row', () => {
    const plan = planPush(hunter, { kind: 'deleted', leadId: REMOTE_ID }, wrote(ours));
    expect(plan).toEqual({ action: 'blocked', code: 'lead-deleted-in-crm', leadId: REMOTE_ID });
  });

  test('does nothing when both sides agree, and takes the agreement as the next base', () => {
    const plan = planAgainst({});
    expect(plan).toMatchObject({ action: 'no-op', leadId: REMOTE_ID, kept: [], createdEarlier: false });
    expect(plan).toHaveProperty('agreed', ours);
  });

  test('fills only empties of a row it has never written', () => {
    const plan = planAgainst({ ...allEmpty, companyname: 'Typed by a rep', hunter_score: 12, subject: ' ' });
    expect(plan).toMatchObject({
      action: 'update',
      etag: 'W/"7"',
      kept: [
        { column: 'companyname', reason: 'not-written-by-hunter' },
        { column: 'hunter_score', reason: 'not-written-by-hunter' },
      ],
      prior: { subject: ' ', lastname: null },
    });
    expect(plan).not.toHaveProperty('values.companyname');
    expect(plan).toHaveProperty('values.subject', ours['subject']);
    expect(plan).not.toHaveProperty('agreed.companyname');
  });

  test('takes the default of a yes/no column that nobody wrote for empty', () => {
    const lead = fitToOrg(mapLead(sampleLead({ tenantElsewhere: true }), 'hunter'), sampleOrg());
    const remote = {
      kind: 'found',
      lead: remoteLead({ ...ours, hunter_tenant_elsewhere: false }),
      key: 'held',
    } as const;
    expect(planPush(lead, remote, EMPTY_BASE)).toHaveProperty('values', { hunter_tenant_elsewhere: true });
  });

  test('writes over its own last value and nothing else', () => {
    const plan = planAgainst({ hunter_score: 70 }, wrote({ ...ours, hunter_score: 70 }));
    expect(plan).toMatchObject({
      action: 'update',
      values: { hunter_score: 80 },
      prior: { hunter_score: 70 },
      kept: [],
    });
  });

  test.each([
    ['changed it', 'Typed by a rep'],
    ['cleared it', null],
    ['cleared it to spaces', '  '],
  ])('keeps what a colleague decided when she %s', (_what, companyname) => {
    const plan = planAgainst({ companyname }, wrote({ ...ours, companyname: 'Old name' }));
    expect(plan).toMatchObject({ action: 'no-op', kept: [{ column: 'companyname', reason: 'changed-in-crm' }] });
  });

  test('knows a value whose answer was lost as its own', () => {
    const base: PlanBase = { written: { ...ours, hunter_score: 60 }, sent: { hunter_score: [65, 70] } };
    expect(planAgainst({ hunter_score: 65 }, base)).toMatchObject({ action: 'update', values: { hunter_score: 80 } });
    expect(planAgainst({ hunter_score: 66 }, base)).toMatchObject({
      action: 'no-op',
      kept: [{ column: 'hunter_score', reason: 'changed-in-crm' }],
    });
  });

  test('recognises its own create whose answer was lost', () => {
    const sent = Object.fromEntries(Object.entries(ours).map(([column, value]) => [column, [value]]));
    expect(planAgainst({}, { written: {}, sent })).toMatchObject({ action: 'no-op', createdEarlier: true });
    expect(planAgainst({ lastname: 'Somebody' }, { written: {}, sent })).toMatchObject({ createdEarlier: false });
    expect(planAgainst({}, { written: { subject: 'x' }, sent })).toMatchObject({ createdEarlier: false });
  });

  test('leaves an if-empty column alone once it holds something, its own value included', () => {
    expect(planAgainst({ lastname: 'Old name' }, wrote({ ...ours, lastname: 'Old name' }))).toMatchObject({
      action: 'no-op',
      kept: [],
    });
    expect(planAgainst({ lastname: 'Kaya' }, wrote({ ...ours, lastname: 'Old name' }))).toMatchObject({
      kept: [{ column: 'lastname', reason: 'changed-in-crm' }],
    });
  });

  test('never clears a column with what it does not know', () => {
    const unknown = fitToOrg(mapLead(sampleLead({ oneLiner: null, expiresOn: null }), 'hunter'), sampleOrg());
    const remote = { kind: 'found', lead: remoteLead(ours), key: 'held' } as const;
    expect(planPush(unknown, remote, wrote(ours))).toMatchObject({ action: 'no-op', kept: [] });
  });

  test('clears an always column that it wrote and that has lost its meaning', () => {
    const noCategory = fitToOrg(mapLead(sampleLead({ priorityCategory: null }), 'hunter'), sampleOrg());
    const remote = { kind: 'found', lead: remoteLead(ours), key: 'held' } as const;
    expect(planPush(noCategory, remote, wrote(ours))).toMatchObject({
      action: 'update',
      values: { hunter_priority_category: null },
    });
  });

  test('does not write for the sake of times alone, but takes them along', () => {
    const older = { hunter_last_scanned_at: '2026-01-01T00:00:00Z' };
    expect(planAgainst(older, wrote({ ...ours, ...older }))).toMatchObject({ action: 'no-op', kept: [] });
    const withScore = { ...older, hunter_score: 1 };
    expect(planAgainst(withScore, wrote({ ...ours, ...withScore }))).toMatchObject({
      values: { hunter_score: 80, hunter_last_scanned_at: '2026-11-20T09:30:15Z' },
    });
  });

  test.each([
    ['line ends', { hunter_evidence: String(ours['hunter_evidence']).replaceAll('\n', '\r\n') }],
    ['trailing blanks', { hunter_one_liner: `${String(ours['hunter_one_liner'])}  ` }],
    ['evidence times', { hunter_evidence: 'mx present: smtp.google.com [2025-01-01T00:00:00Z]\ndmarc absent' }],
    ['the precision of an instant', { hunter_last_scanned_at: '2026-11-20T09:30:15.000Z' }],
    ['null and empty text', { emailaddress1: '' }],
  ])('sees no difference in %s', (_what, theirs) => {
    expect(planAgainst(theirs)).toMatchObject({ action: 'no-op', kept: [] });
  });

  test('carries the notes of the fit along', () => {
    const cut = fitToOrg(mapLead(sampleLead(), 'hunter'), sampleOrg({ subject: { maxLength: 10 } }));
    const remote = { kind: 'found', lead: remoteLead({}), key: 'held' } as const;
    expect(planPush(cut, remote, EMPTY_BASE)).toHaveProperty('notes', [
      { column: 'subject', code: 'truncated', limit: 10 },
    ]);
  });

  test('gives equal plans for equal, frozen inputs', () => {
    const frozen = Object.freeze({ ...ours, hunter_score: 3 });
    expect(planAgainst(frozen)).toEqual(planAgainst(frozen));
  });
});
