import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { render } from '@testing-library/react';
import { createLead } from '../../../test/fake-api/fake-leads';
import { startBothLanguages } from '../../../test/start-both-languages';
import type { LeadDetail } from '../../api/types';
import { LocalProviderCell } from './lead-cells';

function textOf(change: Partial<LeadDetail>): string | null {
  const lead = { ...createLead('first.example', 1, null), ...change };
  return render(
    <FluentProvider theme={webLightTheme}>
      <LocalProviderCell lead={lead} />
    </FluentProvider>,
  ).container.textContent;
}

describe('LocalProviderCell', () => {
  beforeEach(startBothLanguages);

  it.each([
    ['the provider', { local_provider: 'Natro' }, 'Natro'],
    ['a dash where the mail servers are known and are nobody’s', { local_provider: null }, '–'],
    ['that it is unknown where they were not read', { local_provider: null, mx_hosts: null }, 'Unknown'],
  ])('shows %s', (_name, change, text) => {
    expect(textOf(change)).toBe(text);
  });
});
