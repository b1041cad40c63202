import { readFate } from './lead-fate';

const LINKS = {
  _parentaccountid_value: 'AAAA',
  _parentcontactid_value: null,
  _qualifyingopportunityid_value: 'o2',
};
const opportunity = (opportunityid: string, statecode: number) => ({ opportunityid, statecode });

describe('what became of a lead', () => {
  test.each([
    ['open', 0, false, 'open'],
    ['qualified without an opportunity', 1, false, 'qualified'],
    ['disqualified', 2, false, 'disqualified'],
    ['merged into another one', 2, true, 'merged'],
  ])('is read when it is %s', (_name, statecode, merged, outcome) => {
    expect(readFate({ statecode, merged, ...LINKS }, [])).toEqual({
      outcome,
      accountId: 'aaaa',
      contactId: null,
      opportunityId: 'o2',
    });
  });

  test.each([
    ['one won among others', [opportunity('o1', 2), opportunity('o2', 0), opportunity('o3', 1)], 'won', 'o3'],
    ['one open and one lost', [opportunity('o1', 2), opportunity('o2', 0)], 'qualified', 'o2'],
    ['all lost', [opportunity('o3', 2), opportunity('o1', 2)], 'lost', 'o1'],
    ['two won, one of them the lead’s own', [opportunity('o1', 1), opportunity('o2', 1)], 'won', 'o2'],
  ])('follows its opportunities: %s', (_name, opportunities, outcome, opportunityId) => {
    expect(readFate({ statecode: 1, ...LINKS }, opportunities)).toMatchObject({ outcome, opportunityId });
  });

  test('is no business of its opportunities while the lead is open again', () => {
    expect(readFate({ statecode: 0, ...LINKS }, [opportunity('o2', 1)])).toMatchObject({ outcome: 'open' });
  });

  test.each([undefined, null, 7, '1'])('is not known when the state reads %j', (statecode) => {
    expect(readFate({ statecode }, [])).toBeUndefined();
  });
});
