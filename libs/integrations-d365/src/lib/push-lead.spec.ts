import { REMOTE_ID, remoteLead, sampleLead, sampleOrg } from '../../test/sample-lead';
import { D365Error, toD365Failure } from './d365-failure';
import type { D365FailureCode } from './failure-codes';
import { fitToOrg, mapLead } from './map';
import type { MatchedRow } from './matched-row';
import { EMPTY_BASE } from './plan';
import { NO_CHOICES } from './push-choices';
import { pushLead, type PushLeadPorts, type PushLeadRequest } from './push-lead';
import type { ColumnValues, RemoteLead } from './schema';

const lead = sampleLead();
const columns = mapLead(lead, 'hunter');
const ours: ColumnValues = Object.fromEntries(
  fitToOrg(columns, sampleOrg()).columns.map(({ column, value }) => [column, value]),
);

const fail = (code: D365FailureCode) => new D365Error(toD365Failure(code));

interface World {
  byId?: RemoteLead | null;
  byKey?: readonly (RemoteLead | null)[];
  create?: readonly (D365FailureCode | null)[];
  update?: readonly (D365FailureCode | null)[];
  intent?: () => Promise<void>;
  matches?: readonly MatchedRow[];
}

function setUp(world: World) {
  const calls: string[] = [];
  const byKey = [...(world.byKey ?? [])];
  const create = [...(world.create ?? [])];
  const update = [...(world.update ?? [])];
  const write = (name: string, results: (D365FailureCode | null)[]) => {
    calls.push(name);
    const code = results.shift() ?? null;
    return code === null ? Promise.resolve({ leadId: REMOTE_ID, requestId: 'req-1' }) : Promise.reject(fail(code));
  };
  const ports: PushLeadPorts = {
    client: {
      fetchLeadById: () => (calls.push('by id'), Promise.resolve(world.byId ?? null)),
      fetchLeadByKey: () => (calls.push('by key'), Promise.resolve(byKey.shift() ?? null)),
      createLead: (_domain, _values, owner) => write(`create ${owner ?? 'unowned'}`, create),
      updateLead: (_id, etag) => write(`update ${etag}`, update),
      fetchRows: () => Promise.resolve([]),
    },
    findCompany: () => (
      calls.push('by key'),
      Promise.resolve({ keyed: byKey.shift() ?? null, matches: world.matches ?? [] })
    ),
    directory: {
      columns: () => Promise.resolve(sampleOrg()),
      findOwner: (objectId) =>
        Promise.resolve(
          objectId === null ? { binding: null, code: 'owner-not-configured' } : { binding: '/systemusers(u-1)' },
        ),
    },
    beforeWrite: async ({ values }) => {
      calls.push(`intent ${String(Object.keys(values).length > 0)}`);
      await world.intent?.();
    },
  };
  return { calls, ports };
}

const request: PushLeadRequest = {
  domain: lead.domain,
  columns,
  knownLeadId: null,
  base: EMPTY_BASE,
  ownerObjectId: 'oid-1',
  choices: NO_CHOICES,
};

describe('pushLead', () => {
  test('creates under the key, after noting down what it sends', async () => {
    const { calls, ports } = setUp({});
    await expect(pushLead(request, ports)).resolves.toMatchObject({ kind: 'done', outcome: 'created', notes: [] });
    expect(calls).toEqual(['by key', 'intent true', 'create /systemusers(u-1)']);
  });

  test('creates without an owner and says so', async () => {
    const { ports } = setUp({});
    await expect(pushLead({ ...request, ownerObjectId: null }, ports)).resolves.toMatchObject({
      outcome: 'created',
      notes: [{ column: 'ownerid', code: 'owner-not-configured' }],
    });
  });

  test('merges into the row when another one won the race', async () => {
    const { calls, ports } = setUp({ byKey: [null, remoteLead({ companyname: 'Typed' })], create: ['row-exists'] });
    await expect(pushLead(request, ports)).resolves.toMatchObject({
      outcome: 'updated',
      leadId: REMOTE_ID,
      kept: [{ column: 'companyname', reason: 'not-written-by-hunter' }],
    });
    expect(calls.at(-1)).toBe('update W/"7"');
  });

  test('reads again when the row changed under its hands', async () => {
    const byKey = [remoteLead({}), remoteLead({}, { etag: 'W/"8"' })];
    const { calls, ports } = setUp({ byKey, update: ['row-changed'] });
    await expect(pushLead(request, ports)).resolves.toMatchObject({ outcome: 'updated' });
    expect(calls.at(-1)).toBe('update W/"8"');
  });

  test('gives up after three rounds on a row that will not hold still', async () => {
    const byKey = Array.from({ length: 5 }, () => remoteLead({}));
    const { calls, ports } = setUp({ byKey, update: ['row-changed', 'row-changed', 'row-changed', 'row-changed'] });
    await expect(pushLead(request, ports)).rejects.toMatchObject({ failure: { code: 'row-changed' } });
    expect(calls.filter((call) => call.startsWith('update'))).toHaveLength(3);
  });

  test('goes to the known row and leaves the key alone', async () => {
    const { calls, ports } = setUp({ byId: remoteLead(ours) });
    await expect(pushLead({ ...request, knownLeadId: REMOTE_ID }, ports)).resolves.toMatchObject({
      outcome: 'no-op',
      leadId: REMOTE_ID,
    });
    expect(calls).toEqual(['by id']);
  });

  test('is blocked when the known row was deleted', async () => {
    const { calls, ports } = setUp({ byId: null, byKey: [null] });
    await expect(pushLead({ ...request, knownLeadId: REMOTE_ID }, ports)).resolves.toEqual({
      kind: 'blocked',
      code: 'lead-deleted-in-crm',
      leadId: REMOTE_ID,
      matches: [],
    });
    expect(calls).toEqual(['by id', 'by key']);
  });

  test('adopts the row that took the place of the known one, without the old base', async () => {
    const other = remoteLead({ ...ours, hunter_score: 5 }, { leadId: 'other' });
    const { ports } = setUp({ byId: null, byKey: [other] });
    const known = { ...request, knownLeadId: REMOTE_ID, base: { written: { hunter_score: 5 }, sent: {} } };
    await expect(pushLead(known, ports)).resolves.toMatchObject({
      outcome: 'no-op',
      leadId: 'other',
      kept: [{ column: 'hunter_score', reason: 'not-written-by-hunter' }],
      notes: [{ column: 'leadid', code: 'relinked-by-domain' }],
    });
  });

  test('reports its own create whose answer was lost as created', async () => {
    const { calls, ports } = setUp({ byKey: [remoteLead(ours)] });
    const sent = Object.fromEntries(Object.entries(ours).map(([column, value]) => [column, [value]]));
    await expect(pushLead({ ...request, base: { written: {}, sent } }, ports)).resolves.toMatchObject({
      outcome: 'created',
    });
    expect(calls).toEqual(['by key']);
  });

  test('sends nothing when the lease is gone', async () => {
    const { calls, ports } = setUp({ intent: () => Promise.reject(new Error('lease-lost')) });
    await expect(pushLead(request, ports)).rejects.toThrow('lease-lost');
    expect(calls).toEqual(['by key', 'intent true']);
  });

  test('passes on what is no conflict at once', async () => {
    const { calls, ports } = setUp({ create: ['privilege-missing'] });
    await expect(pushLead(request, ports)).rejects.toMatchObject({ failure: { code: 'privilege-missing' } });
    expect(calls).toEqual(['by key', 'intent true', 'create /systemusers(u-1)']);
  });

  test('is blocked by a duplicate rule', async () => {
    const { ports } = setUp({ create: ['duplicate-rule'] });
    await expect(pushLead(request, ports)).resolves.toMatchObject({ kind: 'blocked', code: 'duplicate-rule' });
  });
});
