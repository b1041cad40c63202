import type { Registration } from '@hunter/core-whois';
import type { LeadRegistration } from '@hunter/persistence';
import { planRegistration } from './plan-registration';

const READ_AT = '2026-03-02T10:00:00.000Z';
const KNOWN: LeadRegistration = {
  registration_status: 'present',
  registration_source: 'whois',
  registration_read_at: '2026-01-01T00:00:00.000Z',
  registrar: 'Lale Registrar',
  expires_at: '2026-12-01',
  nameservers: ['ns1.lale.example'],
};
const answered = { source: 'rdap', server: 'rdap.example', engineVersion: '1.0.0' } as const;
const present = (details: object): Registration => ({
  status: 'present',
  ...answered,
  registrar: null,
  registrarIanaId: null,
  createdAt: null,
  expiresAt: null,
  nameservers: [],
  statuses: [],
  ...details,
});

describe('planRegistration', () => {
  it('takes what the registry says', () => {
    const details = { registrar: 'Nar Registrar', expiresAt: '2027-12-01', nameservers: ['ns.nar.example'] };

    expect(planRegistration(KNOWN, present(details), READ_AT)).toEqual({
      registration_status: 'present',
      registration_source: 'rdap',
      registration_read_at: READ_AT,
      registrar: 'Nar Registrar',
      expires_at: '2027-12-01',
      nameservers: ['ns.nar.example'],
    });
  });

  it('keeps what the registry does not say', () => {
    expect(planRegistration(KNOWN, present({}), READ_AT)).toMatchObject({
      registration_read_at: READ_AT,
      registrar: 'Lale Registrar',
      expires_at: '2026-12-01',
      nameservers: ['ns1.lale.example'],
    });
  });

  it('knows nothing more of a domain that the registry does not have', () => {
    expect(planRegistration(KNOWN, { status: 'absent', ...answered }, READ_AT)).toEqual({
      registration_status: 'absent',
      registration_source: 'rdap',
      registration_read_at: READ_AT,
      registrar: null,
      expires_at: null,
      nameservers: null,
    });
  });

  it('changes nothing after a look-up that failed', () => {
    const failed: Registration = { status: 'unknown', cause: 'timeout', engineVersion: '1.0.0' };

    expect(planRegistration(KNOWN, failed, READ_AT)).toBeNull();
  });
});
