import { toProviderTable, toStatusTable } from '../src/scan-recorded.mjs';

const line = (provider: string, segment: string | null, fields: object = {}) => ({
  scan_status: 'completed',
  provider,
  segment,
  gateway: null,
  tenant_elsewhere: false,
  error: null,
  ...fields,
});

const outcomes = [
  line('Google', 'Migration'),
  line('M365', 'Existing', { gateway: 'Proofpoint' }),
  line('M365', 'Existing'),
  line('Local', null, { scan_status: 'dns-timeout', tenant_elsewhere: true, error: { code: 'dns-timeout' } }),
  { error: { code: 'invalid-domain' } },
];

describe('toProviderTable', () => {
  it('counts scanned domains by provider and segment, the commonest first', () => {
    const [, , first, ...others] = toProviderTable(outcomes)
      .split('\n')
      .map((row) => row.split('|').map((cell) => cell.trim()));
    expect(first?.slice(1, -1)).toEqual(['M365', '2', '0', '2', '0', '0', '0', '1', '0']);
    expect(others.at(-1)?.slice(1, -1)).toEqual(['all', '4', '1', '2', '0', '0', '1', '1', '1']);
  });
});

describe('toStatusTable', () => {
  it('counts refused lines under their code', () => {
    expect(toStatusTable(outcomes)).toMatch(/completed +\| +3 \|/);
    expect(toStatusTable(outcomes)).toMatch(/invalid-domain +\| +1 \|/);
  });
});
