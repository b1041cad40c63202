import type { D365Client } from '../client';
import { D365Error, toD365Failure } from '../d365-failure';
import type { D365FailureCode } from '../failure-codes';
import type { JsonObject } from '../json';
import { fetchTableChanges, TRACKED_LEADS, TRACKED_OPPORTUNITIES, trackingRefusalOf } from './fetch-table-changes';

type Source = Parameters<D365Client['fetchTracked']>[0];

function script(answers: Readonly<Record<string, JsonObject | D365FailureCode>>) {
  const asked: string[] = [];
  let pages = 0;
  const fetchTracked = (source: Source): Promise<JsonObject> => {
    const name = 'link' in source ? source.link : source.entitySet;
    asked.push(name);
    const answer = answers[name] ?? {};
    return typeof answer === 'string' ? Promise.reject(new D365Error(toD365Failure(answer))) : Promise.resolve(answer);
  };
  const ports = {
    client: { fetchTracked },
    onPage: () => {
      pages += 1;
      return Promise.resolve();
    },
  };
  return { ports, asked, pages: () => pages };
}

const DELTA = '@odata.deltaLink';
const NEXT = '@odata.nextLink';

describe('the changes of a table', () => {
  test('begin with a full read, whose rows are no changes', async () => {
    const { ports, asked, pages } = script({
      leads: { value: [{ leadid: 'l1' }], [NEXT]: 'page-2' },
      'page-2': { value: [{ leadid: 'l2' }], [DELTA]: 'delta-1' },
    });
    expect(await fetchTableChanges(TRACKED_LEADS, null, ports)).toEqual({
      full: true,
      leadIds: new Set(),
      deletedIds: new Set(),
      deltaLink: 'delta-1',
    });
    expect(asked).toEqual(['leads', 'page-2']);
    expect(pages()).toBe(2);
  });

  test('go on from the link with rows and tombstones', async () => {
    const tombstone = {
      '@odata.context': 'https://org.example/$metadata#opportunities/$deletedEntity',
      id: 'O9',
      reason: 'deleted',
    };
    const { ports } = script({
      'delta-1': { value: [{ opportunityid: 'o1', _originatingleadid_value: 'L1' }, tombstone], [NEXT]: 'page-2' },
      'page-2': { value: [{ opportunityid: 'o2', _originatingleadid_value: null }], [DELTA]: 'delta-2' },
    });
    expect(await fetchTableChanges(TRACKED_OPPORTUNITIES, 'delta-1', ports)).toEqual({
      full: false,
      leadIds: new Set(['l1']),
      deletedIds: new Set(['o9']),
      deltaLink: 'delta-2',
    });
  });

  test.each(['change-token-expired', 'request-refused'] as const)('begin anew after %s', async (code) => {
    const { ports, asked } = script({ 'delta-1': code, leads: { value: [], [DELTA]: 'delta-2' } });
    expect(await fetchTableChanges(TRACKED_LEADS, 'delta-1', ports)).toMatchObject({
      full: true,
      deltaLink: 'delta-2',
    });
    expect(asked).toEqual(['delta-1', 'leads']);
  });

  test('do not begin anew after an outage', async () => {
    const { ports, asked } = script({ 'delta-1': 'unreachable' });
    await expect(fetchTableChanges(TRACKED_LEADS, 'delta-1', ports)).rejects.toMatchObject({ message: 'unreachable' });
    expect(asked).toEqual(['delta-1']);
  });

  test('are not to be had from an organisation that answers with a plain list', async () => {
    const { ports } = script({ leads: { value: [{ leadid: 'l1' }] } });
    const refused = await fetchTableChanges(TRACKED_LEADS, null, ports).catch((error: unknown) => error);
    expect(trackingRefusalOf(refused)).toBe('change-tracking-off');
  });

  test.each([
    ['privilege-missing', 'privilege-missing'],
    ['forbidden', 'forbidden'],
    ['request-refused', 'request-refused'],
    ['unreachable', null],
    ['user-not-member', null],
    ['throttled', null],
  ] as const)('are given up for polling after %s: %j', (code, refusal) => {
    expect(trackingRefusalOf(new D365Error(toD365Failure(code)))).toBe(refusal);
    expect(trackingRefusalOf(new Error(code))).toBeNull();
  });
});
