import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { render, screen } from '@testing-library/react';
import { createLead } from '../../../test/fake-api/fake-leads';
import { startBothLanguages } from '../../../test/start-both-languages';
import type { LeadDetail } from '../../api/types';
import { MailFacts } from './mail-facts';

const UNREAD: Partial<LeadDetail> = {
  provider: null,
  mailbox_host: null,
  gateway: null,
  local_provider: null,
  tenant: null,
  tenant_elsewhere: null,
  mx_hosts: null,
  mx_root: null,
  scan_status: 'dns-timeout',
  mail_setup: { confidence: 0, evidence: [] },
};

function factsOf(change: Partial<LeadDetail>): Readonly<Record<string, string>> {
  render(
    <FluentProvider theme={webLightTheme}>
      <MailFacts lead={{ ...createLead('first.example', 1, null), ...change }} />
    </FluentProvider>,
  );
  const names = screen.getAllByRole('term').map((term) => term.textContent);
  const values = screen.getAllByRole('definition').map((value) => value.textContent);
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
}

describe('MailFacts', () => {
  beforeEach(startBothLanguages);

  it('calls unknown what nobody can say without the mail servers, and claims no confidence', () => {
    const facts = factsOf(UNREAD);

    expect(facts).toMatchObject({
      Mailboxes: 'Unknown',
      'Filter in front': 'Unknown',
      'Microsoft tenant': 'Unknown',
      'Local provider': 'Unknown',
    });
    expect(facts).not.toHaveProperty('Confidence');
  });

  it('says none where the mail servers were read and there is none', () => {
    const facts = factsOf({ gateway: null, local_provider: null });

    expect(facts).toMatchObject({ 'Filter in front': 'None', 'Local provider': 'None', Confidence: '92%' });
  });
});
