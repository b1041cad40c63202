import { UNREACHABLE } from '../../../test/fake-api/fake-leads';
import type { D365Error } from '../../api/types';
import { toChoices } from './blocked-choices';

const blocked = (code: D365Error['code']) => ({ last_error: { ...UNREACHABLE, code } as never, override: [] });

describe('toChoices', () => {
  it('offers both ways on from a closed lead', () => {
    expect(toChoices(blocked('lead-closed')).map(({ choices }) => choices.on_closed)).toEqual([
      'reactivate',
      'release-key-and-create',
    ]);
  });

  it.each(['existing-customer', 'open-opportunity'] as const)('creates in spite of %s, once and for both', (code) => {
    expect(toChoices(blocked(code))).toMatchObject([
      { choices: { override: ['existing-customer', 'open-opportunity'] } },
    ]);
  });

  it.each(['lead-deleted-in-crm', 'duplicate-rule'] as const)('creates in spite of %s', (code) => {
    expect(toChoices(blocked(code))).toMatchObject([{ choices: { override: [code] } }]);
  });

  it.each(['lead-merged', 'unreachable'] as const)('offers nothing for %s: the remedy lies elsewhere', (code) => {
    expect(toChoices(blocked(code))).toEqual([]);
  });
});
