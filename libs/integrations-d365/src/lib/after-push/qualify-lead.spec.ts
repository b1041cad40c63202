import { D365Error, toD365Failure, type D365FailureDetails } from '../d365-failure';
import type { D365FailureCode } from '../failure-codes';
import type { RemoteLead } from '../schema';
import { remoteLead } from '../../../test/sample-lead';
import { isAboutPerson, qualifyLead, readMade, type QualifyClient } from './qualify-lead';

const LEAD = '5d1f2a3b-0000-4000-8000-00000000aaaa';
const REQUEST = { leadId: LEAD, contactLastName: null, companyNames: ['Anadolu Cam Sanayi'], callerObjectId: null };
const MADE = [
  { '@odata.type': '#Microsoft.Dynamics.CRM.account', accountid: 'A1' },
  { '@odata.type': '#Microsoft.Dynamics.CRM.opportunity', opportunityid: 'O1', accountid: 'not this one' },
];

const failWith = (code: D365FailureCode, details: D365FailureDetails = {}) =>
  Promise.reject(new D365Error(toD365Failure(code, details)));

interface Script {
  readonly row?: RemoteLead | null;
  readonly action?: () => ReturnType<QualifyClient['qualifyLead']>;
  /** State of the row when it is looked up again. */
  readonly after?: number | D365FailureCode;
}

function clientOf({ row = remoteLead({}), action, after = 1 }: Script) {
  const orders: unknown[] = [];
  const client: QualifyClient = {
    fetchLeadById: () => Promise.resolve(row),
    fetchRows: (entitySet) => {
      if (typeof after === 'string') return failWith(after);
      return Promise.resolve(entitySet === 'leads' ? [{ leadid: LEAD, statecode: after }] : []);
    },
    qualifyLead: (_leadId, order) => {
      orders.push(order);
      return action?.() ?? Promise.resolve({ rows: MADE, requestId: 'r1' });
    },
  };
  return { client, orders };
}

describe('qualifying a lead', () => {
  test('asks once and says so', async () => {
    const { client, orders } = clientOf({});
    expect(await qualifyLead(REQUEST, client)).toMatchObject({ kind: 'qualified', earlier: false, requestId: 'r1' });
    expect(orders).toEqual([{ createContact: false, callerObjectId: null }]);
  });

  test('never asks for a lead that is not open', async () => {
    for (const [row, after, expected] of [
      [null, 0, { kind: 'blocked', code: 'lead-deleted-in-crm' }],
      [remoteLead({}, { open: false, merged: true }), 2, { kind: 'blocked', code: 'lead-merged' }],
      [remoteLead({}, { open: false }), 2, { kind: 'blocked', code: 'lead-closed' }],
      [remoteLead({}, { open: false }), 1, { kind: 'qualified', earlier: true }],
    ] as const) {
      const { client, orders } = clientOf({ row, after });
      expect(await qualifyLead(REQUEST, client)).toMatchObject(expected);
      expect(orders).toEqual([]);
    }
  });

  test.each(['unreachable', 'timed-out', 'server-error', 'lead-closed'] as const)(
    'looks at the row after %s, and asks no second time',
    async (code) => {
      const { client, orders } = clientOf({ action: () => failWith(code) });
      expect(await qualifyLead(REQUEST, client)).toMatchObject({ kind: 'qualified', earlier: false });
      expect(orders).toHaveLength(1);
    },
  );

  test('fails with what went wrong first when the row is still open, or cannot be looked at', async () => {
    for (const after of [0, 'unreachable'] as const) {
      const { client } = clientOf({ action: () => failWith('timed-out'), after });
      await expect(qualifyLead(REQUEST, client)).rejects.toMatchObject({ failure: { code: 'timed-out' } });
    }
  });

  test.each(['qualify-privilege-missing', 'throttled', 'user-not-member'] as const)(
    'fails at once with %s: nothing was done',
    async (code) => {
      const { client } = clientOf({ action: () => failWith(code), after: 1 });
      await expect(qualifyLead(REQUEST, client)).rejects.toMatchObject({ failure: { code } });
    },
  );

  test('goes by the answer when the second look fails', async () => {
    const { client } = clientOf({ after: 'unreachable' });
    const result = await qualifyLead(REQUEST, client);
    expect(result).toMatchObject({
      kind: 'qualified',
      fate: { accountId: 'a1', contactId: null, opportunityId: 'o1' },
    });
  });

  test('reads the rows that were made by their type alone', () => {
    expect(readMade({ rows: MADE })).toEqual({
      outcome: 'qualified',
      accountId: 'a1',
      contactId: null,
      opportunityId: 'o1',
    });
    expect(readMade({ rows: [] })).toMatchObject({ accountId: null, contactId: null, opportunityId: null });
  });

  test('makes a contact for a person that Hunter knows', async () => {
    const { client, orders } = clientOf({ row: remoteLead({ lastname: 'Anadolu Cam Sanayi' }) });
    await qualifyLead({ ...REQUEST, contactLastName: 'Örnek' }, client);
    expect(orders).toMatchObject([{ createContact: true }]);
  });

  test.each([
    [{}, false],
    [{ lastname: '  ' }, false],
    [{ lastname: 'Anadolu Cam Sanayi', companyname: 'Anadolu Cam' }, false],
    [{ lastname: 'Anadolu Ca…', companyname: 'Renamed' }, false],
    [{ lastname: 'Renamed', companyname: 'Renamed' }, false],
    [{ lastname: 'Örnek', companyname: 'Anadolu Cam' }, true],
    [{ firstname: 'Deniz', lastname: 'Anadolu Cam Sanayi' }, true],
  ])('knows whether %j is about a person: %s', (values, expected) => {
    expect(isAboutPerson(values, REQUEST.companyNames)).toBe(expected);
  });
});
