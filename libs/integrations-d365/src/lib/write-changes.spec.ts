import { toWriteChanges } from './write-changes';

describe('toWriteChanges', () => {
  test('keeps what stood there before', () => {
    const first = toWriteChanges({}, { values: { subject: 'new' }, prior: { subject: 'old' }, creates: false });
    expect(first).toEqual({ subject: { prior: 'old', value: 'new' } });
  });

  test('knows its own earlier write whose answer was lost', () => {
    const first = toWriteChanges({}, { values: { hunter_score: 1 }, prior: { hunter_score: 0 }, creates: false });
    const second = toWriteChanges(first, { values: { hunter_score: 2 }, prior: { hunter_score: 1 }, creates: false });
    expect(second).toEqual({ hunter_score: { prior: 0, value: 2 } });
  });

  test('takes what somebody else wrote between two attempts for what stood there before', () => {
    const first = toWriteChanges({}, { values: { subject: 'a' }, prior: { subject: null }, creates: false });
    const second = toWriteChanges(first, { values: { subject: 'b' }, prior: { subject: 'typed' }, creates: false });
    expect(second).toEqual({ subject: { prior: 'typed', value: 'b' } });
  });

  test('marks what came with the creation of the row', () => {
    const created = toWriteChanges({}, { values: { subject: 'a' }, prior: {}, creates: true });
    expect(created).toEqual({ subject: { prior: null, value: 'a', created: true } });
    const updated = toWriteChanges(created, { values: { subject: 'b' }, prior: { subject: 'a' }, creates: false });
    expect(updated).toEqual({ subject: { prior: null, value: 'b', created: true } });
  });
});
