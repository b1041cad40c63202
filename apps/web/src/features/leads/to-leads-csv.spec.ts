import { createLead } from '../../../test/fake-api/fake-leads';
import { toLeadsCsv } from './to-leads-csv';

function rowOf(change: Partial<ReturnType<typeof createLead>>): Readonly<Record<string, string>> {
  const [head = '', line = ''] = toLeadsCsv([{ ...createLead('first.example', 0, 'Birinci A.Ş.'), ...change }]).split(
    '\r\n',
  );
  const cells = line.split(',').map((cell) => cell.slice(1, -1));
  return Object.fromEntries(head.split(',').map((name, index) => [name, cells[index] ?? '']));
}

describe('toLeadsCsv', () => {
  it('writes what the list knows of a lead', () => {
    expect(rowOf({ gateway: 'Proofpoint', local_provider: null })).toMatchObject({
      domain: 'first.example',
      company: 'Birinci A.Ş.',
      score: '69',
      gateway: 'Proofpoint',
      local_provider: 'none',
    });
  });

  it('calls unknown what was not read', () => {
    const unread = {
      provider: null,
      mailbox_host: null,
      gateway: null,
      local_provider: null,
      tenant: null,
      tenant_elsewhere: null,
      mx_hosts: null,
      readiness_score: null,
      segment: null,
      scan_status: 'dns-timeout',
    } as const;

    expect(rowOf(unread)).toMatchObject({
      mailbox_host: 'unknown',
      gateway: 'unknown',
      local_provider: 'unknown',
      microsoft_tenant: 'unknown',
      score: 'unknown',
      segment: 'unknown',
      scan_status: 'dns-timeout',
    });
  });

  it('makes a name that Excel would run a text', () => {
    expect(rowOf({ company_name: '=1+1' })['company']).toBe("'=1+1");
  });
});
