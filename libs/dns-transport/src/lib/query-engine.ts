import type { DnsAnswer, DnsRecordType } from '@hunter/core-dns';
import { AnswerCache } from './answer-cache.js';
import { encodeQuery, isQueryName } from './dns-query.js';
import { Fifo } from './fifo.js';
import type { DnsFailure } from './pending-query.js';
import { PendingQuery } from './pending-query.js';
import { randomUint16 } from './random.js';
import type { DnsResponse } from './read-response.js';
import { readResponse } from './read-response.js';
import type { ServerAddress } from './server-address.js';
import { startTcpExchange } from './tcp-exchange.js';
import type { DnsTransportStats, TransportSettings } from './transport-options.js';
import type { SentTransmission } from './upstream-server.js';
import { UpstreamServer } from './upstream-server.js';

/** One interval looks after all deadlines: a timer for each of 40,000 queries a second would cost more than they do. */
const SWEEP_MS = 20;
/** SERVFAIL, REFUSED and broken answers are asked again once, if possible elsewhere; more would only add load. */
const MAX_REFUSALS = 2;
const FIRST_REST_MS = 50;
const TCP_TIMEOUT_MS = 3000;

/** Carries questions to servers and answers back: cache, queue, retries, deadlines. */
export class QueryEngine {
  private readonly servers: readonly UpstreamServer[];
  private readonly cache: AnswerCache;
  private readonly active = new Map<string, PendingQuery>();
  private readonly queue = new Fifo<PendingQuery>();
  private sweeper: NodeJS.Timeout | undefined;
  private isClosed = false;
  /** A question that fails at once would otherwise send the next one from within, ever deeper. */
  private isSending = false;
  private readonly counts = { questions: 0, cacheHits: 0, joined: 0, sent: 0, overTcp: 0, timeouts: 0, failures: 0 };

  constructor(
    addresses: readonly ServerAddress[],
    private readonly settings: TransportSettings,
  ) {
    const { socketsPerServer, maxInFlightPerServer: maxInFlight, maxQueriesPerSecond } = settings;
    this.servers = addresses.map(
      (address) => new UpstreamServer(address, { socketsPerServer, maxInFlight, maxQueriesPerSecond }),
    );
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
    const query = new PendingQuery(key, name, type);
    this.active.set(key, query);
    const answer = query.wait(deadlineAtMs);
    this.sweeper ??= setInterval(() => {
      this.sweep();
    }, SWEEP_MS);
    this.enqueue(query, nowMs);
    return answer;
  }

  clearCache(): void {
    this.cache.clear();
  }

  stats(): DnsTransportStats {
    const ignoredResponses = this.servers.reduce((sum, server) => sum + server.ignoredResponses, 0);
    return { ...this.counts, ignoredResponses };
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const query of [...this.active.values()]) this.finish(query, { kind: 'failed', cause: 'network' });
    this.stopSweeping();
    await Promise.all(this.servers.map((server) => server.close()));
  }

  private enqueue(query: PendingQuery, nowMs: number): void {
    query.state = 'waiting';
    query.untilMs = Infinity;
    this.queue.push(query);
    this.sendWaiting(nowMs);
  }

  /** Sends what waits, as far as servers have room. */
  private sendWaiting(nowMs: number): void {
    if (this.isSending) return;
    this.isSending = true;
    while (this.queue.length > 0) {
      const usable = this.servers.filter((server) => !server.isUnusable(nowMs));
      const server = usable.length === 0 ? undefined : this.pickServer(usable, nowMs);
      if (usable.length > 0 && server === undefined) break;
      const query = this.queue.shift();
      if (query?.state !== 'waiting') continue;
      if (server === undefined) this.finish(query, { kind: 'failed', cause: 'network' });
      else this.transmit(query, this.preferUntried(query, server, nowMs), nowMs);
    }
    this.isSending = false;
  }

  /** The server that will probably answer first: little on its way, short round trip, not resting if one is not. */
  private pickServer(usable: readonly UpstreamServer[], nowMs: number): UpstreamServer | undefined {
    const awake = usable.filter(({ health }) => !health.isResting(nowMs));
    let best: UpstreamServer | undefined;
    let bestCost = Infinity;
    for (const server of awake.length > 0 ? awake : usable) {
      server.ensureOpen(nowMs, () => {
        this.sendWaiting(performance.now());
      });
      const cost = (server.inFlight + 1) * Math.max(server.health.smoothedRttMs, 1);
      if (cost >= bestCost || !server.canSend(nowMs)) continue;
      best = server;
      bestCost = cost;
    }
    return best;
  }

  private preferUntried(query: PendingQuery, picked: UpstreamServer, nowMs: number): UpstreamServer {
    if (query.triesOf(picked) === 0) return picked;
    const others = this.servers.filter((server) => server.canSend(nowMs) && !server.health.isResting(nowMs));
    return others.reduce((best, server) => (query.triesOf(server) < query.triesOf(best) ? server : best), picked);
  }

  private transmit(query: PendingQuery, server: UpstreamServer, nowMs: number): void {
    const wire = encodeQuery(query.name, query.type, { edns: server.takesEdns, randomCase: server.keepsCase });
    const edns = server.takesEdns;
    const sent: SentTransmission = server.send(
      {
        wire,
        onResponse: (response, sectionsAt) => {
          const read = readResponse(response, sectionsAt, query.name, query.type);
          this.receive(query, sent, { response: read, wire, edns });
        },
        onDoubtful: () => {
          server.keepsCase = false;
          if (query.state !== 'settled') this.continueOverTcp(query, sent, wire);
        },
        onUnreachable: () => {
          if (query.current === sent) this.lose(query, 'network');
        },
      },
      nowMs,
    );
    this.counts.sent += 1;
    query.recordSent(sent);
    query.state = 'asked';
    const { timeoutMs, backoffFactor } = this.settings;
    query.untilMs = nowMs + timeoutMs * backoffFactor ** (query.attempts - 1);
  }

  private receive(
    query: PendingQuery,
    sent: SentTransmission,
    received: { readonly response: DnsResponse; readonly wire: Buffer; readonly edns: boolean },
  ): void {
    if (query.state === 'settled') return;
    const nowMs = performance.now();
    const { response, wire, edns } = received;
    sent.server.health.recordAnswer(nowMs - sent.sentAtMs);
    switch (response.kind) {
      case 'answer':
        this.cache.set(query.key, response.answer, response.ttlSeconds, nowMs);
        this.finish(query, response.answer);
        return;
      case 'truncated':
        this.continueOverTcp(query, sent, wire);
        return;
      case 'edns-refused':
        if (edns) sent.server.takesEdns = false;
        if (query.current === sent) this.refuse(query, 'servfail', { again: edns });
        return;
      case 'error':
        if (query.current === sent) this.refuse(query, response.cause, { again: false });
    }
  }

  private continueOverTcp(query: PendingQuery, sent: SentTransmission, wire: Buffer): void {
    this.counts.overTcp += 1;
    const tcp = startTcpExchange(sent.server.address, wire);
    query.recordTcp(sent, tcp);
    query.state = 'asked';
    query.untilMs = performance.now() + TCP_TIMEOUT_MS;
    void tcp.response.then((result) => {
      if (query.tcp !== tcp) return;
      if (result === null) {
        this.lose(query, 'network');
        return;
      }
      const response = readResponse(result.wire, result.sectionsAt, query.name, query.type);
      if (response.kind === 'truncated') this.refuse(query, 'malformed', { again: false });
      else this.receive(query, sent, { response, wire, edns: sent.server.takesEdns });
    });
  }

  /** The server answered, but not the question. `again` repeats it without counting that against the question. */
  private refuse(query: PendingQuery, cause: DnsFailure['cause'], { again }: { readonly again: boolean }): void {
    query.refusals += again ? 0 : 1;
    this.retry(query, cause, query.refusals < MAX_REFUSALS);
  }

  /** No reply came, or the server could not be reached. */
  private lose(query: PendingQuery, cause: DnsFailure['cause']): void {
    query.current?.server.health.recordLoss(performance.now());
    if (cause === 'timeout') this.counts.timeouts += 1;
    this.retry(query, cause, true);
  }

  private retry(query: PendingQuery, cause: DnsFailure['cause'], mayRetry: boolean): void {
    query.releaseSlot();
    if (!mayRetry || query.attempts >= this.settings.attempts) {
      this.finish(query, { kind: 'failed', cause });
      return;
    }
    if (cause === 'timeout') {
      this.enqueue(query, performance.now());
      return;
    }
    query.state = 'resting';
    const jitter = 1 + randomUint16() / 0xffff;
    query.untilMs = performance.now() + FIRST_REST_MS * jitter * 2 ** (query.attempts - 1);
    this.sendWaiting(performance.now());
  }

  private finish(query: PendingQuery, answer: DnsAnswer): void {
    if (answer.kind === 'failed') this.counts.failures += 1;
    this.active.delete(query.key);
    query.settle(answer);
    if (!this.isClosed) this.sendWaiting(performance.now());
  }

  private sweep(): void {
    const nowMs = performance.now();
    for (const query of this.active.values()) {
      query.expireWaiters(nowMs);
      if (query.isAbandoned) this.finish(query, { kind: 'failed', cause: 'deadline' });
      else if (nowMs < query.untilMs) continue;
      else if (query.state === 'asked') this.lose(query, 'timeout');
      else if (query.state === 'resting') this.enqueue(query, nowMs);
    }
    this.sendWaiting(nowMs);
    if (this.active.size === 0) this.stopSweeping();
  }

  private stopSweeping(): void {
    clearInterval(this.sweeper);
    this.sweeper = undefined;
  }
}
