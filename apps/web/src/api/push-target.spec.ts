import { NO_FILTER } from './lead-filter';
import { toPushTargetBody } from './push-target';

describe('the leads a push means', () => {
  it('are named one by one', () => {
    expect(toPushTargetBody({ kind: 'ids', leadIds: ['a', 'b'] })).toEqual({ lead_ids: ['a', 'b'] });
  });

  it('are everything behind a filter, whatever its order', () => {
    const filter = {
      ...NO_FILTER,
      q: ' ışık ',
      segment: ['Migration', 'Cold'],
      d365: ['error'],
      tenantElsewhere: true,
      sort: '-score',
    } as const;
    expect(toPushTargetBody({ kind: 'filter', filter })).toEqual({
      filter: { q: 'ışık', segment: 'Migration,Cold', d365_status: 'error', tenant_elsewhere: 'true' },
    });
  });

  it('are all leads without a filter', () => {
    expect(toPushTargetBody({ kind: 'filter', filter: NO_FILTER })).toEqual({ filter: {} });
  });
});
