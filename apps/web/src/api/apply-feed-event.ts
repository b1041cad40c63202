import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { D365OutcomeEvent } from './d365-outcome';
import type { FeedEvent } from './event-feed';
import { mergeBatchEvent, pushBatchKey } from './get-push-batch';
import { laterScanJob, scanJobKey } from './get-scan-job';
import { applyStatus, recordStatusEvent } from './status-ledger';
import type {
  D365BatchEvent,
  D365StatusEvent,
  LeadDetail,
  LeadItem,
  LeadPage,
  LeadUpdatedEvent,
  PushBatch,
  ScanJob,
} from './types';

type LeadList = InfiniteData<LeadPage, string | null>;

/** Replaces the lead in every list that is in the cache; untouched pages keep their identity, so they do not redraw. */
export function patchListedLead(client: QueryClient, leadId: string, patch: (lead: LeadItem) => LeadItem): void {
  client.setQueriesData<LeadList>({ queryKey: ['leads', 'list'] }, (list) => {
    if (list === undefined) return undefined;
    const pages = list.pages.map((page) =>
      page.items.some((item) => item.id === leadId)
        ? { ...page, items: page.items.map((item) => (item.id === leadId ? patch(item) : item)) }
        : page,
    );
    return { ...list, pages };
  });
}

/** The lead as any list or panel knows it. */
export function findCachedLead(client: QueryClient, leadId: string): LeadItem | undefined {
  for (const [, list] of client.getQueriesData<LeadList>({ queryKey: ['leads', 'list'] })) {
    const found = list?.pages.flatMap((page) => page.items).find((item) => item.id === leadId);
    if (found !== undefined) return found;
  }
  return client
    .getQueriesData<LeadDetail>({ queryKey: ['leads', 'detail'] })
    .map(([, lead]) => lead)
    .find((lead) => lead?.id === leadId);
}

function applyD365Status(client: QueryClient, event: D365StatusEvent): void {
  recordStatusEvent(event, performance.now());
  patchListedLead(client, event.lead_id, (lead) => applyStatus(lead, event));
  client.setQueriesData<LeadDetail>({ queryKey: ['leads', 'detail'] }, (lead) =>
    lead?.id === event.lead_id ? applyStatus(lead, event) : lead,
  );
  void client.invalidateQueries({ queryKey: ['d365', 'jobs', event.lead_id] });
}

/** Brings what became of a lead in Dynamics into every place that shows the lead. */
export function applyOutcome(client: QueryClient, { lead_id, d365_outcome }: D365OutcomeEvent): void {
  patchListedLead(client, lead_id, (lead) => ({ ...lead, d365_outcome }));
  client.setQueriesData<LeadDetail>({ queryKey: ['leads', 'detail'] }, (lead) =>
    lead?.id === lead_id ? { ...lead, d365_outcome } : lead,
  );
}

function applyLeadUpdate(client: QueryClient, event: LeadUpdatedEvent): void {
  for (const part of ['detail', 'score-breakdown', 'sales-summary', 'changes']) {
    void client.invalidateQueries({ queryKey: ['leads', part, event.domain] });
  }
}

function applyBatchProgress(client: QueryClient, event: D365BatchEvent): void {
  const key = pushBatchKey(event.batch_id);
  client.setQueryData<PushBatch>(key, (known) => mergeBatchEvent(known, event));
  if (event.status === 'finished') void client.invalidateQueries({ queryKey: key });
}

/** Brings what the event says into the query cache. Lists and totals are refreshed by the caller, at a bounded rate. */
export function applyFeedEvent(client: QueryClient, event: FeedEvent): void {
  if (event.name === 'd365.status') applyD365Status(client, event.data as D365StatusEvent);
  else if (event.name === 'lead.updated') applyLeadUpdate(client, event.data as LeadUpdatedEvent);
  else if (event.name === 'd365.outcome') applyOutcome(client, event.data as D365OutcomeEvent);
  else if (event.name === 'd365.batch') applyBatchProgress(client, event.data as D365BatchEvent);
  else {
    const job = event.data as ScanJob;
    client.setQueryData<ScanJob>(scanJobKey(job.job_id), (known) => laterScanJob(known, job));
  }
}
