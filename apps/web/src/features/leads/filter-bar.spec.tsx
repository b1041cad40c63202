import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { startBothLanguages } from '../../../test/start-both-languages';
import { flagsQuery } from '../../api/get-flags';
import { NO_FILTER } from '../../api/lead-filter';
import type { LeadFilter } from '../../api/lead-filter';
import type { Flags } from '../../api/types';
import { FilterBar } from './filter-bar';

function draw(flags: Partial<Flags>, filter: Partial<LeadFilter> = {}) {
  const client = new QueryClient();
  client.setQueryData<Flags>(flagsQuery().queryKey, { d365_enabled: true, partner_center_enabled: false, ...flags });
  const onChange = jest.fn();
  render(
    <QueryClientProvider client={client}>
      <FluentProvider theme={webLightTheme}>
        <FilterBar filter={{ ...NO_FILTER, ...filter }} onChange={onChange} searchRef={null} />
      </FluentProvider>
    </QueryClientProvider>,
  );
  return onChange;
}

describe('the filter by what became of leads in Dynamics', () => {
  beforeEach(startBothLanguages);

  const button = /In Dynamics/;

  it.each([[{ d365_readback_enabled: true }], [{ d365_qualify_enabled: true }]])('is offered with %j', (flags) => {
    const onChange = draw(flags);
    fireEvent.click(screen.getByRole('button', { name: button }));
    fireEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Won' }));
    expect(onChange).toHaveBeenCalledWith({ outcome: ['won'] });
  });

  it('is not offered where nobody asks Dynamics for it', () => {
    draw({});
    expect(screen.queryByRole('button', { name: button })).toBeNull();
  });

  it('can be taken back from an address of before', () => {
    const onChange = draw({}, { outcome: ['lost'] });
    fireEvent.click(screen.getByRole('button', { name: 'Remove filter: In Dynamics: Lost' }));
    expect(onChange).toHaveBeenCalledWith({ outcome: [] });
  });
});
