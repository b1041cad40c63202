import { Inject, Injectable, Logger } from '@nestjs/common';
import type { DomainScanJob } from '@hunter/contracts';
import {
  OutboxRepository,
  ScanJobRepository,
  type ClaimedItem,
  type FinishedItem,
  type ScannedLead,
} from '@hunter/persistence';
import { toLogText } from '@hunter/platform';
import { Counter, Histogram } from 'prom-client';
import { DataSource } from 'typeorm';
import { DOMAIN_READER, type DnsReading, type DomainReader } from '../scan/domain-reader';
import { readLeadDomain } from '../scan/read-lead-domain';
import { SaveScans, type ReadTarget } from '../scan/save-scans';
import { SCAN_PACE, SCAN_SETTINGS, type ScanSettings } from '../scan/scan-settings';
import type { ScanPace } from '../scan/scan-pace';
import { ScanLoad } from './scan-load';
import { toScanJobResponse } from './to-scan-job-response';

/** How long the domains of a worker that died stay untouched. Four renewals fit in, so that a stalled one keeps its own. */
const LEASE_SECONDS = 20;
const LEASE_RENEWAL_MS = 5_000;
const FLUSH_SIZE = 100;
const FLUSH_INTERVAL_MS = 500;
/**
 * Claimed domains above which no further batch is begun. Silent name servers and a slow database raise the number; the
 * more are open at once, the longer each takes, until deadlines pass for want of processor time.
 */
const MAX_LOAD = 400;

const scans = new Counter({
  name: 'scan_domains_total',
  help: 'Domains scanned, by how the scan went.',
  labelNames: ['outcome'],
});
const scanDuration = new Histogram({
  name: 'scan_domain_duration_seconds',
  help: 'Time to read one domain.',
  buckets: [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10],
});

interface ReadItem {
  readonly item: ClaimedItem;
  /** Null: the reader broke on this domain. */
  readonly reading: DnsReading | null;
}

interface ClaimedBatch {
  readonly items: readonly ClaimedItem[];
  /** Ids of items that this batch still holds. */
  readonly open: Set<string>;
  readonly onBegun: () => void;
}

/** Scans one batch of a scan job. Results are committed a few dozen at a time, so that a slow domain delays nobody else. */
@Injectable()
export class RunScanBatch {
  private readonly logger = new Logger('scan');
  private readonly load = new ScanLoad();
  /** Domains that wait for their turn; a drain ends their waiting. */
  private readonly waiting = new Set<() => void>();
  private draining = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly scans: SaveScans,
    private readonly scanJobs: ScanJobRepository,
    private readonly outbox: OutboxRepository,
    @Inject(DOMAIN_READER) private readonly reader: DomainReader,
    @Inject(SCAN_PACE) private readonly pace: ScanPace,
    @Inject(SCAN_SETTINGS) private readonly settings: ScanSettings,
  ) {}

  /** Makes running batches give back what they have not begun, and waits for the rest. */
  async drain(): Promise<void> {
    this.draining = true;
    for (const goOn of this.waiting) goOn();
    await this.load.waitUntilBelow(1);
  }

  /**
   * Starts a batch and resolves once the last of its domains has begun and the process has room for more, so that the
   * next batch need not wait for the slowest name servers of this one. Nothing is lost when the process ends before the rest is done: the items are
   * leased, and are asked for again when the lease ends.
   */
  async beginScanBatch(batch: DomainScanJob): Promise<void> {
    let markBegun = (): void => undefined;
    const begun = new Promise<void>((resolve) => (markBegun = resolve));
    const running = this.runScanBatch(batch, markBegun);
    running.catch((error: unknown) => {
      // Bull keeps no failed jobs, and after the last domain has begun it does not even hear of the failure.
      this.logger.error({ message: 'scan batch broke', scan_job_id: batch.scanJobId, error: toLogText(error) });
    });
    await Promise.race([begun, running]);
    await this.load.waitUntilBelow(MAX_LOAD);
  }

  /** Scans a batch to its end. `onBegun` is called when none of its domains is left to begin. */
  async runScanBatch(batch: DomainScanJob, onBegun: () => void = () => undefined): Promise<void> {
    const items = await this.scanJobs.claimItems(batch.scanJobId, batch.itemIds, LEASE_SECONDS);
    if (items.length === 0) return;
    const open = new Set(items.map((item) => item.id));
    this.load.add(items.length);
    const heartbeat = setInterval(() => {
      this.scanJobs.extendLeases([...open], LEASE_SECONDS).catch((error: unknown) => {
        this.logger.warn({ message: 'lease not extended', scan_job_id: batch.scanJobId, error: toLogText(error) });
      });
    }, LEASE_RENEWAL_MS);
    try {
      await this.readAndSave(batch.scanJobId, { items, open, onBegun });
    } finally {
      clearInterval(heartbeat);
      await this.releaseItems(open);
    }
  }

  private async releaseItems(open: ReadonlySet<string>): Promise<void> {
    try {
      if (open.size > 0) await this.scanJobs.releaseItems([...open]);
    } finally {
      this.load.remove(open.size);
    }
  }

  private async readAndSave(scanJobId: string, { items, open, onBegun }: ClaimedBatch): Promise<void> {
    let buffer: ReadItem[] = [];
    let saving = Promise.resolve();
    const flush = (): void => {
      const ready = buffer;
      buffer = [];
      if (ready.length === 0) return;
      saving = saving.then(async () => {
        await this.saveReadings(scanJobId, ready);
        for (const { item } of ready) open.delete(item.id);
        this.load.remove(ready.length);
      });
      // Awaited below; without this a failure while the last domains are still being read would be unhandled.
      saving.catch(() => undefined);
    };
    const timer = setInterval(flush, FLUSH_INTERVAL_MS);
    const queue = [...items];
    const readNext = async (): Promise<void> => {
      for (let item = queue.shift(); item !== undefined && !this.draining; item = queue.shift()) {
        await this.waitForTurn();
        if (this.draining) return;
        if (queue.length === 0) onBegun();
        const reading = await this.readItem(item);
        buffer.push({ item, reading });
        if (buffer.length >= FLUSH_SIZE) flush();
      }
    };
    try {
      await Promise.all(Array.from({ length: Math.min(this.settings.concurrency, items.length) }, readNext));
    } finally {
      clearInterval(timer);
      flush();
    }
    await saving;
  }

  private waitForTurn(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.add(resolve);
      this.pace
        .waitForTurn()
        .then(resolve, reject)
        .finally(() => this.waiting.delete(resolve));
    });
  }

  /** A reader that breaks is a fault of ours, and no reason to scan the batch's other domains for ever. */
  private async readItem(item: ClaimedItem): Promise<DnsReading | null> {
    const stop = scanDuration.startTimer();
    try {
      return await this.reader.readDomain(item.domain);
    } catch (error) {
      this.logger.error({
        message: 'reading a domain broke',
        domain: item.domain,
        error: toLogText(error),
      });
      return null;
    } finally {
      stop();
    }
  }

  private async saveReadings(scanJobId: string, ready: readonly ReadItem[]): Promise<void> {
    const finished = await this.dataSource.transaction(async (manager) => {
      const reads = ready.flatMap(({ item, reading }) => (reading === null ? [] : toReadTarget(item, reading)));
      const saved = await this.scans.saveScans(manager, reads);
      const items = ready.map(({ item }) => toFinishedItem(item, saved.get(item.domain)?.lead));
      const job = await this.scanJobs.finishItems(manager, scanJobId, items);
      await this.outbox.saveEvents(manager, [{ name: 'job.progress', data: { ...toScanJobResponse(job) } }]);
      return items;
    });
    for (const item of finished) scans.inc({ outcome: item.state });
  }
}

function toReadTarget(item: ClaimedItem, reading: DnsReading): ReadTarget {
  const target = readLeadDomain(item.domain);
  const unicodeDomain = target.ok ? target.unicodeDomain : item.domain;
  return { target: { domain: item.domain, unicodeDomain, companyName: null, source: 'scan' }, reading };
}

function toFinishedItem(item: ClaimedItem, scanned: ScannedLead | undefined): FinishedItem {
  if (scanned === undefined) return { id: item.id, state: 'failed', error_code: 'unexpected' };
  if (scanned.scan_status === 'completed') return { id: item.id, state: 'succeeded', error_code: null };
  const state = scanned.scan_status === 'partial' ? 'incomplete' : 'failed';
  return { id: item.id, state, error_code: scanned.scan_status };
}
