import { D365Error, toD365Failure } from '../d365-failure';
import type { D365FailureCode } from '../failure-codes';
import type { JsonObject } from '../json';
import { remoteLead } from '../../../test/sample-lead';
import { fetchFates, type FateReader } from './fetch-fates';

const fail = (code: D365FailureCode) => Promise.reject(new D365Error(toD365Failure(code)));

function reader(
  tables: Readonly<Record<string, readonly JsonObject[] | D365FailureCode>>,
  alone: FateReader['fetchLeadById'],
) {
  const asked: string[] = [];
  const client: FateReader = {
    fetchRows: (entitySet, query) => {
      asked.push(`${entitySet}: ${query.$filter ?? ''}`);
      const answer = tables[entitySet] ?? [];
      return typeof answer === 'string' ? fail(answer) : Promise.resolve(answer);
    },
    fetchLeadById: alone,
  };
  return { client, asked };
}

const nobodyAlone = () => Promise.reject(new Error('asked alone'));

describe('reading what became of leads', () => {
  test('asks for opportunities of qualified leads only, and never without a lead', async () => {
    const { client, asked } = reader(
      {
        leads: [
          { leadid: 'l1', statecode: 0 },
          { leadid: 'L2', statecode: 1 },
        ],
        opportunities: [{ opportunityid: 'o1', statecode: 1, _originatingleadid_value: 'l2' }],
      },
      nobodyAlone,
    );
    const { fates, unread } = await fetchFates(['l1', 'l2'], client);
    expect([...fates].map(([id, { outcome }]) => [id, outcome])).toEqual([
      ['l1', 'open'],
      ['l2', 'won'],
    ]);
    expect(unread.size).toBe(0);
    expect(asked).toEqual(['leads: leadid eq l1 or leadid eq l2', 'opportunities: _originatingleadid_value eq l2']);
    await fetchFates([], client);
    expect(asked).toHaveLength(2);
  });

  test('calls a lead deleted only after an answer that it does not exist', async () => {
    const answers: Record<string, () => ReturnType<FateReader['fetchLeadById']>> = {
      gone: () => Promise.resolve(null),
      hidden: () => fail('forbidden'),
      late: () => Promise.resolve(remoteLead({})),
    };
    const { client } = reader({ leads: [] }, (id) => (answers[id] ?? nobodyAlone)());
    const { fates, unread } = await fetchFates(['gone', 'hidden', 'late'], client);
    expect([...fates].map(([id, { outcome }]) => [id, outcome])).toEqual([['gone', 'deleted']]);
    expect([...unread]).toEqual([
      ['hidden', 'forbidden'],
      ['late', 'row-changed'],
    ]);
  });

  test('does not call a lead merely qualified while its opportunities are hidden', async () => {
    const leads = [
      { leadid: 'l1', statecode: 1 },
      { leadid: 'l2', statecode: 2 },
    ];
    const { client } = reader({ leads, opportunities: 'privilege-missing' }, nobodyAlone);
    const { fates, unread } = await fetchFates(['l1', 'l2'], client);
    expect([...fates.keys()]).toEqual(['l2']);
    expect([...unread]).toEqual([['l1', 'privilege-missing']]);
  });

  test.each(['leads', 'opportunities'])('fails as a whole when %s do not answer', async (table) => {
    const { client } = reader({ leads: [{ leadid: 'l1', statecode: 1 }], [table]: 'unreachable' }, nobodyAlone);
    await expect(fetchFates(['l1'], client)).rejects.toMatchObject({ failure: { code: 'unreachable' } });
  });
});
