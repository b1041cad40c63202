import { judgePreview, readEffects, type Effect } from '../src/judge/judge-preview.mjs';

const right = {
  expected: new Map([
    ['new.example', 'create'],
    ['known.example', 'no-op'],
    ['customer.example', 'existing-customer'],
  ]),
  predicted: new Map([
    ['new.example', 'create'],
    ['known.example', 'no-op'],
    ['customer.example', 'existing-customer'],
  ]),
  done: new Map([
    ['new.example', 'create'],
    ['known.example', 'no-op'],
    ['customer.example', 'existing-customer'],
  ]),
  effects: new Map<string, Effect>([
    ['new.example', 'create'],
    ['known.example', 'untouched'],
    ['customer.example', 'untouched'],
  ]),
  writes: 0,
};

describe('the verdict on a preview', () => {
  test('holds when prediction, push and rows agree', () => {
    const { figures, faults } = judgePreview(right);
    expect(faults).toEqual([]);
    expect(figures).toMatchObject({ 'predicted right': '3 of 3', verdicts: 3 });
  });

  test.each([
    ['a prediction that the push did not keep', { done: new Map([...right.done, ['known.example', 'update']]) }],
    ['a prediction of something else', { predicted: new Map([...right.predicted, ['new.example', 'no-op']]) }],
    ['a lead that was not previewed', { predicted: new Map([...right.predicted].slice(1)) }],
    ['a blocked lead whose row was changed', { effects: new Map([...right.effects, ['customer.example', 'update']]) }],
    ['a row that never came', { effects: new Map([...right.effects, ['new.example', 'untouched']]) }],
    ['a situation that both read wrongly', { expected: new Map([...right.expected, ['known.example', 'update']]) }],
    ['a preview that wrote', { writes: 1 }],
    ['nothing at all', { expected: new Map() }],
  ])('refuses %s', (_what, change) => {
    expect(judgePreview({ ...right, ...(change as Partial<typeof right>) }).faults).toHaveLength(1);
  });
});

describe('what became of rows', () => {
  test('is read from the rows before and after, by GUID', () => {
    const before = [
      { leadid: '1', hunter_domain: 'same.example', hunter_score: 1 },
      { leadid: '2', hunter_domain: 'more.example', hunter_score: 1 },
      { leadid: '3', hunter_domain: null, websiteurl: 'https://adopted.example' },
    ];
    const after = [
      { leadid: '1', hunter_domain: 'same.example', hunter_score: 1 },
      { leadid: '2', hunter_domain: 'more.example', hunter_score: 2 },
      { leadid: '3', hunter_domain: 'adopted.example', websiteurl: 'https://adopted.example' },
      { leadid: '4', hunter_domain: 'new.example' },
    ];
    const domains = ['same.example', 'more.example', 'adopted.example', 'new.example', 'blocked.example'];
    expect(Object.fromEntries(readEffects(domains, before, after))).toEqual({
      'same.example': 'untouched',
      'more.example': 'update',
      'adopted.example': 'update',
      'new.example': 'create',
      'blocked.example': 'untouched',
    });
  });
});
