import { isImportable } from './is-importable';

describe('isImportable', () => {
  it.each([
    ['list.csv', true],
    ['LISTE.XLSX', true],
    ['liste.xls', false],
    ['photo.png', false],
    ['csv', false],
  ])('%s: %s', (name, expected) => {
    expect(isImportable(name)).toBe(expected);
  });
});
