import { createChecklist } from '../../../test/fake-api/fake-setup';
import { countOpenChecks } from './check-status';

describe('countOpenChecks', () => {
  it('counts what failed apart from what could not be looked at', () => {
    expect(countOpenChecks(createChecklist(false))).toEqual({ failed: 1, unknown: 1 });
  });

  it('finds nothing open when every check passed or was left out', () => {
    expect(countOpenChecks(createChecklist(true))).toEqual({ failed: 0, unknown: 0 });
  });
});
