import { nextSort } from './lead-table-head';

describe('nextSort', () => {
  it('starts a column of names upwards and turns it at the next click', () => {
    expect(nextSort('priority', {}, 'domain')).toBe('domain');
    expect(nextSort('domain', {}, 'domain')).toBe('-domain');
    expect(nextSort('-domain', {}, 'domain')).toBe('domain');
  });

  it('starts a column of figures with the best', () => {
    expect(nextSort('priority', { sortsDescendingFirst: true }, 'score')).toBe('-score');
    expect(nextSort('-score', { sortsDescendingFirst: true }, 'score')).toBe('score');
  });
});
