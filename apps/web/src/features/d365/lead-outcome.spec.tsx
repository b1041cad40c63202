import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { createSampleLeads } from '../../../test/fake-api/fake-leads';
import { startBothLanguages } from '../../../test/start-both-languages';
import { flagsQuery } from '../../api/get-flags';
import type { D365Outcome } from '../../api/d365-outcome';
import type { Flags, LeadItem } from '../../api/types';
import { LeadOutcome } from './lead-outcome';
import { QualifyAction } from './qualify-action';

const READ_AT = '2026-11-22T09:00:00.000Z';
const [sample] = createSampleLeads(1);
const SYNCED: Partial<LeadItem> = { d365_status: 'synced', d365_last_synced_at: READ_AT };

function outcome(state: D365Outcome['state']): D365Outcome {
  return {
    state,
    since: READ_AT,
    read_at: READ_AT,
    account_url: null,
    contact_url: null,
    opportunity_url: 'https://crm.example/main.aspx?etn=opportunity',
  };
}

function draw(change: Partial<LeadItem>, flags: Partial<Flags> = {}): void {
  const client = new QueryClient();
  client.setQueryData<Flags>(flagsQuery().queryKey, { d365_enabled: true, partner_center_enabled: false, ...flags });
  const lead: LeadItem = { ...sample!, ...change };
  render(
    <QueryClientProvider client={client}>
      <FluentProvider theme={webLightTheme}>
        <LeadOutcome lead={lead} />
        <QualifyAction lead={lead} />
      </FluentProvider>
    </QueryClientProvider>,
  );
}

describe('what became of a lead in Dynamics', () => {
  beforeEach(startBothLanguages);

  it.each([
    ['won', 'Won', 'Kazanıldı'],
    ['lost', 'Lost', 'Kaybedildi'],
    ['deleted', 'Deleted', 'Silindi'],
  ] as const)(
    'is shown in both languages when it is %s, with the rows that came of it',
    async (state, english, turkish) => {
      draw({ ...SYNCED, d365_outcome: outcome(state) });
      expect(screen.getByText(english)).toBeTruthy();
      expect(screen.getByRole('link', { name: 'Opportunity' }).getAttribute('href')).toContain('etn=opportunity');
      expect(screen.queryByRole('link', { name: 'Account' })).toBeNull();
      await act(() => i18next.changeLanguage('tr'));
      expect(await screen.findByText(turkish)).toBeTruthy();
    },
  );

  it('is not mentioned while it is not known', () => {
    draw({ ...SYNCED, d365_outcome: null });
    expect(screen.queryByText(/In Dynamics/)).toBeNull();
  });

  it.each([
    ['the server has it off', SYNCED, {}],
    ['the lead is not in Dynamics', {}, { d365_qualify_enabled: true }],
    ['it is qualified already', { ...SYNCED, d365_outcome: outcome('qualified') }, { d365_qualify_enabled: true }],
  ])('cannot be changed from here when %s', (_name, change, flags) => {
    draw({ d365_last_synced_at: null, ...change }, flags);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is changed by qualifying only after a confirmation that says what happens', () => {
    const asked = jest.fn();
    globalThis.fetch = asked;
    draw({ ...SYNCED, d365_outcome: outcome('open') }, { d365_qualify_enabled: true });
    fireEvent.click(screen.getByRole('button', { name: 'Qualify in Dynamics 365' }));
    expect(screen.getByText(/can’t take this back/)).toBeTruthy();
    expect(asked).not.toHaveBeenCalled();
  });

  it('says what Dynamics refused and what to do, in the language of the page', async () => {
    await i18next.changeLanguage('tr');
    const words = { message: 'Yetki eksik.', remedy: 'Yöneticiden isteyin.' };
    const problem = { code: 'd365-refused', status: 409, translations: { tr: words, en: words } };
    const asked = jest.fn((_url: string, _init: RequestInit) =>
      Promise.resolve({ ok: false, status: 409, text: () => Promise.resolve(JSON.stringify(problem)) }),
    );
    globalThis.fetch = asked as unknown as typeof fetch;
    draw({ ...SYNCED, d365_outcome: outcome('open') }, { d365_qualify_enabled: true });
    fireEvent.click(screen.getByRole('button', { name: 'Dynamics 365’te nitelendir' }));
    fireEvent.click(screen.getByRole('button', { name: 'Nitelendir' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Yetki eksik. Yöneticiden isteyin.');
    expect(asked.mock.calls[0]?.[0]).toBe(`/api/v1/leads/${sample!.id}/qualify`);
    expect(asked.mock.calls[0]?.[1].body).toBe('{"confirm":true}');
  });
});
