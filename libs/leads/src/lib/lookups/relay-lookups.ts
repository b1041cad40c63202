import { Inject, Injectable } from '@nestjs/common';
import { LeadLookupRepository } from '@hunter/persistence';
import { LOOKUP_QUEUE, type LookupQueue } from './lookup-queue';

const RELAYED_AT_ONCE = 500;
/** Wake-ups that may wait. More would only be old when they are begun: the rows keep the order. */
const MAX_WAITING = 20;
/** When a lead is due again that was rung for and not begun: its wake-up was lost, or a long queue stood before it. */
const RING_SECONDS = 120;

/** Rings for leads whose look-up is due: after a scan, after a failure, and when a wake-up was lost. */
@Injectable()
export class RelayLookups {
  constructor(
    private readonly lookups: LeadLookupRepository,
    @Inject(LOOKUP_QUEUE) private readonly queue: LookupQueue,
  ) {}

  /** Returns how many leads were rung for. */
  async relayLookups(): Promise<number> {
    if ((await this.queue.countWaiting()) >= MAX_WAITING) return 0;
    const leadIds = await this.lookups.takeDueLeads(RELAYED_AT_ONCE, RING_SECONDS);
    if (leadIds.length > 0) await this.queue.wakeWorkers(leadIds);
    return leadIds.length;
  }
}
