/** Bull queue names. A queue is only the alarm clock: the rows in Postgres are the truth. */
export const QUEUES = {
  domainScan: 'domain-scan',
  leadLookup: 'lead-lookup',
  d365Push: 'd365-push',
} as const;

/** Payload of one `domain-scan` job: up to {@link SCAN_BATCH_SIZE} items of one scan job. */
export interface DomainScanJob {
  readonly scanJobId: string;
  readonly itemIds: readonly string[];
}

/** Domains carried by one Bull job: few, batch-sized jobs keep Redis small. */
export const SCAN_BATCH_SIZE = 100;

/** Payload of one `lead-lookup` job: up to {@link LOOKUP_BATCH_SIZE} leads whose registration and network are due. */
export interface LeadLookupJob {
  readonly leadIds: readonly string[];
}

/** Leads carried by one Bull job. */
export const LOOKUP_BATCH_SIZE = 50;

/** Payload of one `d365-push` job; everything else is read from the job row. */
export interface D365PushJob {
  readonly jobId: string;
}
