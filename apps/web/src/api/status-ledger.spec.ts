import { createSampleLeads } from '../../test/fake-api/fake-leads';
import { recordStatusEvent, withNewerStatuses } from './status-ledger';
import type { D365StatusEvent } from './types';

const [first, second] = createSampleLeads(2);

function synced(leadId: string): D365StatusEvent {
  return {
    lead_id: leadId,
    d365_status: 'synced',
    d365_last_synced_at: '2026-11-21T12:00:00.000Z',
    d365_last_error: null,
    d365_lead_url: 'https://crm.example/lead',
  };
}

describe('withNewerStatuses', () => {
  it('puts an event over an answer that was asked for before it came', () => {
    recordStatusEvent(synced(first!.id), 1_000);
    const [changed, untouched] = withNewerStatuses([first!, second!], 900);
    expect(changed).toMatchObject({ d365_status: 'synced', d365_lead_url: 'https://crm.example/lead' });
    expect(untouched).toBe(second);
  });

  it('trusts an answer that was asked for after the event', () => {
    recordStatusEvent(synced(first!.id), 1_000);
    expect(withNewerStatuses([first!], 1_001)).toEqual([first]);
  });

  it('forgets events that no request can still overtake', () => {
    recordStatusEvent(synced(first!.id), 1_000);
    recordStatusEvent(synced(second!.id), 1_000_000);
    expect(withNewerStatuses([first!], 0)).toEqual([first]);
  });
});
