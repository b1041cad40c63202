export { LOOKUP_BATCH_SIZE, QUEUES, SCAN_BATCH_SIZE } from './lib/queues.js';
export type { D365PushJob, DomainScanJob, LeadLookupJob } from './lib/queues.js';
export { EVENT_NAMES, OUTBOX_CHANNEL } from './lib/events.js';
export type { EventName, HunterEvent } from './lib/events.js';
export type { components as ApiComponents, paths as ApiPaths } from './lib/api.generated.js';
