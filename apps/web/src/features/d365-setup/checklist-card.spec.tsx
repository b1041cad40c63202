import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { createChecklist } from '../../../test/fake-api/fake-setup';
import { startBothLanguages } from '../../../test/start-both-languages';
import { checklistQuery } from '../../api/get-checklist';
import { ChecklistCard } from './checklist-card';

function draw(isRepaired: boolean): void {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(checklistQuery().queryKey, createChecklist(isRepaired));
  render(
    <FluentProvider theme={webLightTheme}>
      <QueryClientProvider client={client}>
        <ChecklistCard />
      </QueryClientProvider>
    </FluentProvider>,
  );
}

const check = (title: string) => within(screen.getByRole('heading', { name: title }).closest('li')!);

describe('ChecklistCard', () => {
  beforeEach(startBothLanguages);

  it('says of a failed check why, what to do, and what was found, in both languages', async () => {
    draw(false);
    expect(screen.getByText('1 check failed.')).toBeTruthy();
    const columns = check('Hunter’s columns');
    expect(columns.getByText('Failed')).toBeTruthy();
    expect(columns.getByText('Columns are missing.')).toBeTruthy();
    expect(columns.getByText('Run hunter d365 provision.')).toBeTruthy();
    expect(columns.getByRole('row', { name: 'hunter_score None Integer' })).toBeTruthy();
    await act(() => i18next.changeLanguage('tr'));
    expect(await screen.findByText('1 denetimde sorun var.')).toBeTruthy();
    expect(check('Hunter sütunları').getByText('Sütunlar eksik.')).toBeTruthy();
  });

  it('keeps what could not be looked at apart from what failed', () => {
    draw(false);
    expect(check('Clocks agree').getByText('Not known')).toBeTruthy();
    expect(check('Test lead made and deleted').getByText('Left out')).toBeTruthy();
  });

  it('calls the organisation ready when nothing is open', () => {
    draw(true);
    expect(screen.getByText('Everything is ready.')).toBeTruthy();
    expect(screen.queryByText('What to do:')).toBeNull();
  });
});
