import type { DnsAnswer, DnsRecordType } from '@hunter/core-dns';
import { AnswerCache } from './answer-cache.js';
import { AttemptOutcomes } from './attempt-outcomes.js';
import { Attempt } from './attempt.js';
import { encodeQuery, isQueryName } from './dns-query.js';
import { Fifo } from './fifo.js';
import { PendingQuery } from './pending-query.js';
import type { ServerAddress } from './server-address.js';
import { ServerPool } from './server-pool.js';
import { LOSSES_BEFORE_TCP } from './tcp-preference.js';
import type { DnsTransportStats, TransportSettings } from './transport-options.js';
import type { UpstreamServer } from './upstream-server.js';

/** One interval looks after all deadlines: a timer for each of 40,000 queries a second would cost more than they do. */
const SWEEP_MS = 20;
/** More at once than this might not find room where the server's kernel keeps them. */
const MAX_BURST = 128;
const TCP_TIMEOUT_MS = 3000;
/** Nobody else is asked before this, however fast the server usually is. */
const MIN_HEDGE_MS = 100;
/** Share of questions that another server may be asked too only because an answer is late. */
const HEDGE_SHARE = 0.1;
const FIRST_HEDGES = 10;

/** Carries questions to servers and answers back: cache, queue, deadlines. */
export class QueryEngine {
  private readonly pool: ServerPool;
  private readonly outcomes: AttemptOutcomes;
  private readonly cache: AnswerCache;
  private readonly active = new Map<string, PendingQuery>();
  private readonly queue = new Fifo<PendingQuery>();
  private sweeper: NodeJS.Timeout | undefined;
  private isSendingDue = false;
  private isClosed = false;
  private readonly counts = { questions: 0, cacheHits: 0, joined: 0, sent: 0, overTcp: 0, hedged: 0, failures: 0 };

  constructor(
    addresses: readonly ServerAddress[],
    private readonly settings: TransportSettings,
  ) {
    this.outcomes = new AttemptOutcomes(settings.attempts, {
      finish: (query, answer, ttlSeconds) => {
        this.finish(query, answer, ttlSeconds);
      },
      sendAgain: (query, restMs) => {
        this.sendAgain(query, restMs);
      },
      sendOverTcp: (query, server) => {
        this.transmit(query, server, { overTcp: true, nowMs: performance.now() });
      },
    });
    const limits = { ...settings, maxInFlight: settings.maxInFlightPerServer };
    this.pool = new ServerPool(addresses, limits, this.outcomes, () => {
      this.sendSoon();
    });
    this.cache = new AnswerCache(settings.cacheEntries, settings.maxTtlSeconds);
  }

  lookup(askedName: string, type: DnsRecordType, deadlineAtMs: number): Promise<DnsAnswer> {
    const name = (askedName.endsWith('.') ? askedName.slice(0, -1) : askedName).toLowerCase();
    this.counts.questions += 1;
    if (!isQueryName(name)) return Promise.resolve({ kind: 'failed', cause: 'malformed' });
    if (this.isClosed) return Promise.resolve({ kind: 'failed', cause: 'network' });
    const nowMs = performance.now();
    const key = `${type} ${name}`;
    const cached = this.cache.get(key, nowMs);
    if (cached !== undefined) {
      this.counts.cacheHits += 1;
      return Promise.resolve(cached);
    }
    if (deadlineAtMs <= nowMs) return Promise.resolve({ kind: 'failed', cause: 'deadline' });
    const known = this.active.get(key);
    if (known !== undefined) {
      this.counts.joined += 1;
      return known.wait(deadlineAtMs);
    }
    return this.ask(new PendingQuery(key, name, type), deadlineAtMs);
  }

  clearCache(): void {
    this.cache.clear();
  }

  stats(): DnsTransportStats {
    const { timeouts, ignoredResponses } = this.outcomes;
    return { ...this.counts, backOffs: this.pool.backOffs, timeouts, ignoredResponses };
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const query of [...this.active.values()]) this.finish(query, { kind: 'failed', cause: 'network' });
    this.stopSweeping();
    await this.pool.close();
  }

  private ask(query: PendingQuery, deadlineAtMs: number): Promise<DnsAnswer> {
    this.active.set(query.key, query);
    this.sweeper ??= setInterval(() => {
      this.sweep();
    }, SWEEP_MS);
    this.queue.push(query);
    this.sendSoon();
    return query.wait(deadlineAtMs);
  }

  /**
   * Sends when everything that has arrived is read. Packets that leave one after the other cost the kernel less than
   * packets that leave between two that arrive, because the server is awake already.
   */
  private sendSoon(): void {
    if (this.isSendingDue) return;
    this.isSendingDue = true;
    setImmediate(this.sendWaiting);
  }

  /** Sends what waits, as far as servers have room. */
  private readonly sendWaiting = (): void => {
    this.isSendingDue = false;
    const nowMs = performance.now();
    for (let burst = 0; this.queue.length > 0; burst += 1) {
      if (burst === MAX_BURST) {
        this.sendSoon();
        return;
      }
      const server = this.pool.pick(nowMs);
      if (server === undefined && !this.pool.isUnusable(nowMs)) return;
      const query = this.queue.shift();
      if (query?.state !== 'waiting') continue;
      if (server === undefined) this.finish(query, { kind: 'failed', cause: 'network' });
      else this.transmitOnce(query, this.pool.preferUntried(query, server, nowMs), nowMs);
    }
  };

  /** One of the attempts that a question has. */
  private transmitOnce(query: PendingQuery, server: UpstreamServer, nowMs: number): void {
    const { tcpPreference, health } = server;
    const isLosing = health.smoothedRttMs > 0 && query.lossesOf(server) >= LOSSES_BEFORE_TCP;
    const overTcp = tcpPreference.isPreferred(nowMs) || (isLosing && tcpPreference.isPossible(nowMs));
    query.attempts += 1;
    this.transmit(query, server, { overTcp, nowMs });
  }

  private transmit(query: PendingQuery, server: UpstreamServer, path: { overTcp: boolean; nowMs: number }): void {
    const { overTcp, nowMs } = path;
    const edns = server.takesEdns;
    const encoded = encodeQuery(query.name, query.type, { edns, randomCase: server.keepsCase });
    const attempt = new Attempt(query, server, encoded, { overTcp, edns }, nowMs);
    query.recordSent(attempt);
    server.send(attempt);
    this.counts.sent += 1;
    if (overTcp) this.counts.overTcp += 1;
    const { timeoutMs, backoffFactor } = this.settings;
    query.untilMs = nowMs + (overTcp ? TCP_TIMEOUT_MS : timeoutMs * backoffFactor ** (query.attempts - 1));
    query.hedgeAtMs = overTcp ? Infinity : nowMs + Math.max(MIN_HEDGE_MS, server.health.lateAfterMs);
  }

  private sendAgain(query: PendingQuery, restMs: number): void {
    if (restMs === 0) {
      query.state = 'waiting';
      this.queue.push(query);
    } else {
      query.state = 'resting';
      query.untilMs = performance.now() + restMs;
    }
    this.sendSoon();
  }

  private finish(query: PendingQuery, answer: DnsAnswer, ttlSeconds = 0): void {
    if (answer.kind === 'failed') this.counts.failures += 1;
    else this.cache.set(query.key, answer, ttlSeconds, performance.now());
    this.active.delete(query.key);
    query.settle(answer);
    if (!this.isClosed) this.sendSoon();
  }

  private sweep(): void {
    const nowMs = performance.now();
    for (const query of this.active.values()) {
      query.expireWaiters(nowMs);
      if (query.isAbandoned) this.finish(query, { kind: 'failed', cause: 'deadline' });
      else if (query.state === 'resting' && nowMs >= query.untilMs) this.sendAgain(query, 0);
      else if (query.current === undefined) continue;
      else if (nowMs >= query.untilMs) this.outcomes.lose(query.current, 'timeout');
      else if (nowMs >= query.hedgeAtMs) this.hedge(query, query.current, nowMs);
    }
    this.sendWaiting();
    if (this.active.size === 0) this.stopSweeping();
  }

  /** Asks another server too, or the same one over TCP where that is what it wants; whoever answers first counts. */
  private hedge(query: PendingQuery, late: Attempt, nowMs: number): void {
    query.hedgeAtMs = Infinity;
    const { server } = late;
    const isLimited = server.tcpPreference.isPreferred(nowMs);
    if (!isLimited && this.counts.hedged >= FIRST_HEDGES + HEDGE_SHARE * this.counts.sent) return;
    const other = isLimited ? server : this.pool.preferUntried(query, server, nowMs);
    if (other === server && !isLimited) return;
    server.health.recordLate(nowMs - late.sentAtMs);
    this.counts.hedged += 1;
    this.transmitOnce(query, other, nowMs);
  }

  private stopSweeping(): void {
    clearInterval(this.sweeper);
    this.sweeper = undefined;
  }
}
