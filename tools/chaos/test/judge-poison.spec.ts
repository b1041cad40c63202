import { judgePoison } from '../src/judge/judge-poison.mjs';

const fine = { domain: 'fine.example', status: 'succeeded', outcome: 'created', errorCode: null, kept: [] };
const bad = { domain: 'bad.example', status: 'error', outcome: null, errorCode: 'automation-refused', kept: [] };
const right = {
  domains: ['fine.example', 'bad.example'],
  poison: 'bad.example',
  jobs: [fine, bad],
  rows: [{ leadid: '1', hunter_domain: 'fine.example' }],
  told: 0,
};

describe('the verdict on a poisoned lead', () => {
  test('holds when it costs one lead', () => {
    expect(judgePoison('bulk', right)).toEqual({ figures: { bulk: '1 synced, 1 error' }, faults: [] });
  });

  test.each([
    ['a neighbour that fell with it', { jobs: [{ ...fine, status: 'error' }, bad] }],
    ['a neighbour whose row is not there', { rows: [] }],
    ['a refused lead that counts as synced', { jobs: [fine, { ...bad, status: 'succeeded' }] }],
    ['a refused row that is there', { rows: [...right.rows, { leadid: '2', hunter_domain: 'bad.example' }] }],
    ['an error without a code', { jobs: [fine, { ...bad, errorCode: null }] }],
    ['the vendor’s own text in front of people', { told: 1 }],
  ])('refuses %s', (_what, change) => {
    expect(judgePoison('bulk', { ...right, ...change }).faults).not.toEqual([]);
  });
});
