import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { act, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { startBothLanguages } from '../../../test/start-both-languages';
import type { EvidenceLine, LeadFinding } from '../../api/types';
import { en } from '../../i18n/en';
import { tr } from '../../i18n/tr';
import { EvidenceLedger } from './evidence-ledger';
import { LeadFindings } from './lead-findings';

const READ_AT = '2026-03-01T10:00:00.000Z';

beforeEach(startBothLanguages);

describe('LeadFindings', () => {
  const finding: LeadFinding = {
    code: 'spf-permerror',
    part: 'spf-tree',
    detail: 'too-many-lookups',
    name: 'firma.example',
    raw: 'v=spf1 include:a.example -all',
  };

  const draw = (findings: readonly LeadFinding[]): void => {
    render(
      <FluentProvider theme={webLightTheme}>
        <LeadFindings findings={findings} />
      </FluentProvider>,
    );
  };

  it('says in both languages what is wrong, with the record that shows it', async () => {
    draw([finding]);
    expect(screen.getByText(/Receivers can’t evaluate the SPF record \(needs more than ten look-ups\)/)).toBeTruthy();
    expect(screen.getByText('v=spf1 include:a.example -all')).toBeTruthy();
    await act(() => i18next.changeLanguage('tr'));
    expect(screen.getByText(/SPF kaydını değerlendiremiyor \(ondan fazla sorgu gerektiriyor\)/)).toBeTruthy();
  });

  it('shows a detail that has no words of its own as it is', () => {
    draw([{ code: 'dmarc-inherited', part: 'dmarc', detail: 'ust.example', name: '_dmarc.ust.example', raw: null }]);
    expect(screen.getByText(/comes from a domain above \(ust\.example\)/)).toBeTruthy();
  });

  it('takes no room where nothing is odd', () => {
    draw([]);
    expect(screen.queryByRole('heading')).toBeNull();
  });
});

describe('EvidenceLedger', () => {
  const line = (part: EvidenceLine['part'], change: Partial<EvidenceLine> = {}): EvidenceLine => {
    return { part, status: 'present', name: 'firma.example', raw: 'record', read_at: READ_AT, ...change };
  };

  it('names the parts of a full reading in both languages, and what SPF leads to by its term', async () => {
    const evidence = [
      line('mta-sts'),
      line('bimi', { status: 'absent', raw: null }),
      line('spf-tree', { term: 'a', raw: '192.0.2.1' }),
      line('spf-tree', { term: 'mx', raw: '10 mx.firma.example.' }),
    ];
    render(
      <FluentProvider theme={webLightTheme}>
        <EvidenceLedger evidence={evidence} />
      </FluentProvider>,
    );
    await act(() => {
      screen.getByRole('button').click();
      return Promise.resolve();
    });
    expect(screen.getByText(en.part['mta-sts'])).toBeTruthy();
    expect(screen.getByText(en.part.bimi)).toBeTruthy();
    expect(screen.getAllByText(en.part['spf-tree'])).toHaveLength(2);
    expect(screen.getByText('mx')).toBeTruthy();
    await act(() => i18next.changeLanguage('tr'));
    expect(screen.getByText(tr.part['mta-sts'])).toBeTruthy();
  });
});
