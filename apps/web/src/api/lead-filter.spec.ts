import { isUnfiltered, NO_FILTER, readLeadFilter, toApiParams, toPageParams } from './lead-filter';

describe('the lead filter', () => {
  it('comes back from the address it was written to', () => {
    const filter = {
      ...NO_FILTER,
      q: 'çınar',
      segment: ['Migration', 'Cold'],
      provider: ['Google'],
      category: ['P1'],
      d365: ['error'],
      outcome: ['won', 'lost'],
      tenantElsewhere: true,
      sort: '-score',
    } as const;
    expect(readLeadFilter(toPageParams(filter, new URLSearchParams()))).toEqual(filter);
  });

  it('leaves out what an address should not hold', () => {
    expect(readLeadFilter(new URLSearchParams('segment=Bogus,Cold&sort=-bogus&elsewhere=1'))).toEqual({
      ...NO_FILTER,
      segment: ['Cold'],
    });
  });

  it('keeps the other parameters of the address', () => {
    expect(toPageParams(NO_FILTER, new URLSearchParams('tab=sales&q=x')).toString()).toBe('tab=sales');
  });

  it('speaks the words of the API', () => {
    const params = toApiParams({
      ...NO_FILTER,
      q: ' a ',
      category: ['P1', 'P2'],
      d365: ['queued'],
      outcome: ['lost'],
      tenantElsewhere: true,
    });
    expect(Object.fromEntries(params)).toEqual({
      sort: 'priority',
      q: 'a',
      priority_category: 'P1,P2',
      d365_status: 'queued',
      d365_outcome: 'lost',
      tenant_elsewhere: 'true',
    });
  });

  it('counts the order as no filter', () => {
    expect(isUnfiltered({ ...NO_FILTER, sort: '-score' })).toBe(true);
    expect(isUnfiltered({ ...NO_FILTER, q: '   ' })).toBe(true);
    expect(isUnfiltered({ ...NO_FILTER, segment: ['Cold'] })).toBe(false);
  });
});
