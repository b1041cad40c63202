import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { act, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { createSampleLeads, UNREACHABLE } from '../../../test/fake-api/fake-leads';
import { startBothLanguages } from '../../../test/start-both-languages';
import type { LeadItem } from '../../api/types';
import { D365Badge } from './d365-badge';

const [lead] = createSampleLeads(1);

function draw(change: Partial<LeadItem>, isUnconfirmed = false): void {
  render(
    <FluentProvider theme={webLightTheme}>
      <D365Badge lead={{ ...lead!, ...change }} isUnconfirmed={isUnconfirmed} />
    </FluentProvider>,
  );
}

describe('D365Badge', () => {
  beforeEach(startBothLanguages);

  it.each([
    ['not_synced', 'Not Synced', 'Eşitlenmedi'],
    ['queued', 'Syncing', 'Eşitleniyor'],
    ['in_progress', 'Syncing', 'Eşitleniyor'],
    ['synced', 'Synced', 'Eşitlendi'],
    ['error', 'Error', 'Hata'],
  ] as const)('says %s in both languages', async (status, english, turkish) => {
    draw({ d365_status: status });
    expect(screen.getByText(english)).toBeTruthy();
    await act(() => i18next.changeLanguage('tr'));
    expect(await screen.findByText(turkish)).toBeTruthy();
  });

  it('shows a push nobody confirmed yet as a guess', () => {
    draw({ d365_status: 'not_synced' }, true);
    expect(screen.getByText('Syncing')).toBeTruthy();
    expect(screen.getByText('not confirmed yet')).toBeTruthy();
  });

  it('gives the failure and its remedy in the language of the page', async () => {
    await i18next.changeLanguage('tr');
    draw({ d365_status: 'error', d365_last_error: UNREACHABLE });
    expect(screen.getByTitle('Dynamics 365 yanıt vermedi. Ağı kontrol edip yeniden gönderin.')).toBeTruthy();
  });

  it('reads a lead of a server without the integration as not synced', () => {
    const { d365_status: _status, ...without } = lead!;
    render(
      <FluentProvider theme={webLightTheme}>
        <D365Badge lead={without} isUnconfirmed={false} />
      </FluentProvider>,
    );
    expect(screen.getByText('Not Synced')).toBeTruthy();
  });
});
