import { judgeEdits } from '../src/judge/judge-edits.mjs';

const edit = { companyname: 'Typed', hunter_priority: 5 };
const row = { leadid: '1', hunter_domain: 'a.example', hunter_score: 9, ...edit };
const job = {
  domain: 'a.example',
  status: 'succeeded',
  outcome: 'updated',
  errorCode: null,
  kept: ['hunter_priority', 'companyname'],
};
const right = { edit, domains: ['a.example'], rows: [row], jobs: [job], scores: new Map([['a.example', 9]]) };

describe('the verdict on what a rep typed', () => {
  test('holds when it stands and is listed', () => {
    expect(judgeEdits('alone', right)).toEqual({ figures: { 'edits kept, alone': '2 of 2' }, faults: [] });
  });

  test.each([
    ['an edit that was overwritten', { rows: [{ ...row, companyname: 'Firma 1' }] }],
    ['a row that is gone', { rows: [], scores: new Map<string, number>() }],
    ['an edit that is not listed', { jobs: [{ ...job, kept: ['companyname'] }] }],
    ['a push that did not end well', { jobs: [{ ...job, status: 'error' }] }],
    ['edits that were kept by writing nothing', { scores: new Map([['a.example', 10]]) }],
    ['nothing at all', { domains: [] }],
  ])('refuses %s', (_what, change) => {
    expect(judgeEdits('alone', { ...right, ...change }).faults).not.toEqual([]);
  });
});
