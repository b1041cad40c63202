import { QueryClient } from '@tanstack/react-query';
import { createSampleLeads } from '../../test/fake-api/fake-leads';
import { applyFeedEvent, findCachedLead } from './apply-feed-event';
import { scanJobKey } from './get-scan-job';
import { NO_FILTER } from './lead-filter';
import { leadsQuery } from './list-leads';
import type { ScanJob } from './types';

const leads = createSampleLeads(4);
const job: ScanJob = {
  job_id: 'job-1',
  kind: 'scan',
  status: 'running',
  total: 4,
  pending: 2,
  running: 0,
  done: 2,
  succeeded: 2,
  incomplete: 0,
  failed: 0,
  created_at: '2026-11-21T12:00:00.000Z',
  started_at: null,
  finished_at: null,
};

function clientWithList(): QueryClient {
  const client = new QueryClient();
  const pages = [
    { items: leads.slice(0, 2), next_cursor: '2', total: 4 },
    { items: leads.slice(2), next_cursor: null },
  ];
  client.setQueryData(leadsQuery(NO_FILTER).queryKey, { pages, pageParams: [null, '2'] });
  client.setQueryData(['leads', 'detail', leads[0]!.domain], leads[0]);
  return client;
}

describe('applyFeedEvent', () => {
  it('changes the status of the lead wherever it is on show and leaves the other pages as they are', () => {
    const client = clientWithList();
    const before = client.getQueryData(leadsQuery(NO_FILTER).queryKey);
    applyFeedEvent(client, {
      name: 'd365.status',
      data: {
        lead_id: leads[0]!.id,
        d365_status: 'in_progress',
        d365_last_synced_at: null,
        d365_last_error: null,
        d365_lead_url: null,
      },
    });
    const after = client.getQueryData(leadsQuery(NO_FILTER).queryKey);
    expect(findCachedLead(client, leads[0]!.id)?.d365_status).toBe('in_progress');
    expect(client.getQueryData(['leads', 'detail', leads[0]!.domain])).toMatchObject({ d365_status: 'in_progress' });
    expect(after?.pages[1]).toBe(before?.pages[1]);
  });

  it('never turns the progress of a job back', () => {
    const client = new QueryClient();
    applyFeedEvent(client, { name: 'job.progress', data: job });
    applyFeedEvent(client, { name: 'job.progress', data: { ...job, done: 1 } });
    expect(client.getQueryData<ScanJob>(scanJobKey('job-1'))?.done).toBe(2);
    applyFeedEvent(client, { name: 'job.progress', data: { ...job, done: 4, status: 'completed' } });
    applyFeedEvent(client, { name: 'job.progress', data: job });
    expect(client.getQueryData<ScanJob>(scanJobKey('job-1'))?.status).toBe('completed');
  });

  it('marks everything shown of an updated lead as out of date', () => {
    const client = clientWithList();
    applyFeedEvent(client, { name: 'lead.updated', data: { lead_id: leads[0]!.id, domain: leads[0]!.domain } });
    expect(client.getQueryState(['leads', 'detail', leads[0]!.domain])?.isInvalidated).toBe(true);
  });
});
