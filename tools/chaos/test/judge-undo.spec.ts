import { judgeUndo } from '../src/judge/judge-undo.mjs';

const before = [
  { leadid: '1', hunter_domain: 'a.example', hunter_score: 10, expires: null, modifiedon: 'then' },
  { leadid: '2', hunter_domain: 'b.example', hunter_score: 20, expires: null, modifiedon: 'then' },
];
const pushed = before.map((row) => ({ ...row, hunter_score: 97, expires: '2027', modifiedon: 'now' }));
const edits = new Map([['2', { hunter_score: 55 }]]);
const after = [
  { leadid: '1', hunter_domain: 'a.example', hunter_score: 10, expires: null, modifiedon: 'later' },
  { leadid: '2', hunter_domain: 'b.example', hunter_score: 55, expires: null, modifiedon: 'later' },
];
const right = { before, pushed, edits, after };

describe('the verdict on an undo', () => {
  test('holds when everything is as before, except what was changed since', () => {
    expect(judgeUndo(right)).toEqual({ figures: { restored: '2 of 2', 'of them edited since': 1 }, faults: [] });
  });

  test.each([
    ['a column that was not put back', { after: [{ ...after[0], hunter_score: 97 }, after[1]] }],
    ['a column that was empty and still is filled', { after: [{ ...after[0], expires: '2027' }, after[1]] }],
    ['an edit that was taken back too', { after: [after[0], { ...after[1], hunter_score: 20 }] }],
    ['a row that is gone', { after: [after[0]] }],
    ['a row more', { after: [...after, { ...after[1], leadid: '3' }] }],
    ['a batch that had changed nothing', { pushed: before }],
    ['no edits', { edits: new Map(), after: [after[0], { ...after[1], hunter_score: 20 }] }],
  ])('refuses %s', (_what, change) => {
    expect(judgeUndo({ ...right, ...(change as Partial<typeof right>) }).faults).not.toEqual([]);
  });
});
