import type { DnsAnswer } from '@hunter/core-dns';
import type { Attempt } from './attempt.js';
import type { DnsFailure, PendingQuery } from './pending-query.js';
import { randomUint16 } from './random.js';
import type { DnsResponse } from './read-response.js';
import { readResponse } from './read-response.js';
import { LOSSES_BEFORE_TCP } from './tcp-preference.js';
import type { TransmissionListener } from './transmission.js';
import type { UpstreamServer } from './upstream-server.js';

/** SERVFAIL, REFUSED and broken answers are asked again once, if possible elsewhere; more would only add load. */
const MAX_REFUSALS = 2;
const FIRST_REST_MS = 50;

/** What may follow an outcome. */
export interface OutcomeActions {
  finish(query: PendingQuery, answer: DnsAnswer, ttlSeconds: number): void;
  /** Asks again after a rest, or with 0 as soon as there is room. */
  sendAgain(query: PendingQuery, restMs: number): void;
  sendOverTcp(query: PendingQuery, server: UpstreamServer): void;
}

/** Judges what came of each attempt: an answer, a reason to ask again, or a failure; and what that says of the server. */
export class AttemptOutcomes implements TransmissionListener<Attempt> {
  timeouts = 0;
  ignoredResponses = 0;

  constructor(
    private readonly maxAttempts: number,
    private readonly actions: OutcomeActions,
  ) {}

  onIgnored(): void {
    this.ignoredResponses += 1;
  }

  onOtherLetters(attempt: Attempt): void {
    attempt.server.keepsCase = false;
    this.continueOverTcp(attempt);
  }

  onUnreachable(attempt: Attempt): void {
    if (attempt.query.current === attempt) this.lose(attempt, 'network');
  }

  onResponse(attempt: Attempt, wire: Buffer, sectionsAt: number): void {
    const { query, server, path } = attempt;
    if (query.state === 'settled') return;
    const nowMs = performance.now();
    const response = readResponse(wire, sectionsAt, query.name, query.type);
    server.health.recordAnswer(nowMs - attempt.sentAtMs);
    if (!path.overTcp) {
      server.tcpPreference.recordUdpResponse(response.kind === 'truncated' && response.isEmpty, nowMs);
    }
    switch (response.kind) {
      case 'answer':
        this.receiveAnswer(attempt, response, nowMs);
        return;
      case 'truncated':
        if (path.overTcp) this.refuse(attempt, 'malformed');
        else this.continueOverTcp(attempt);
        return;
      case 'edns-refused':
        if (path.edns) server.takesEdns = false;
        this.refuse(attempt, 'servfail', { isOurFault: path.edns });
        return;
      case 'error':
        // SERVFAIL speaks of the zone behind the name: where many zones are broken, no server has had enough.
        if (response.cause === 'refused') server.pace.recordRefusal(nowMs);
        this.refuse(attempt, response.cause);
    }
  }

  /** No reply came, or the server could not be reached. */
  lose(attempt: Attempt, cause: 'timeout' | 'network'): void {
    const { query, server, path } = attempt;
    const nowMs = performance.now();
    attempt.failure = 'lost';
    server.health.recordLoss(nowMs);
    if (path.overTcp) server.tcpPreference.recordTcpLoss(nowMs);
    if (cause === 'timeout') this.timeouts += 1;
    this.retry(query, cause, cause === 'timeout' ? 0 : toRestMs(query));
  }

  private receiveAnswer(attempt: Attempt, response: DnsResponse & { kind: 'answer' }, nowMs: number): void {
    const { query, server, path } = attempt;
    const { answer, ttlSeconds, isDoubtful } = response;
    if (!path.overTcp) server.pace.recordAnswer(query.failuresOf(server), nowMs);
    else if (query.lossesOf(server) >= LOSSES_BEFORE_TCP) server.tcpPreference.recordRescue(nowMs);
    if (isDoubtful && server.provesAbsence) {
      // It can do better, so this is not its last word: a zone that it does not really serve, perhaps.
      this.refuse(attempt, 'servfail');
    } else if (isDoubtful && !query.isDoubted) {
      query.isDoubted = true;
      query.releaseSlot();
      this.actions.sendAgain(query, toRestMs(query));
    } else {
      if (answer.kind === 'absent' && !isDoubtful) server.provesAbsence = true;
      this.actions.finish(query, answer, ttlSeconds);
    }
  }

  private continueOverTcp({ query, server }: Attempt): void {
    if (query.state === 'settled' || query.current?.path.overTcp === true) return;
    this.actions.sendOverTcp(query, server);
  }

  /** The server answered, but not the question. What is our own fault does not count against the question. */
  private refuse(attempt: Attempt, cause: DnsFailure['cause'], { isOurFault } = { isOurFault: false }): void {
    const { query, server } = attempt;
    attempt.failure = 'refused';
    if (query.current !== attempt) return;
    query.refusals += isOurFault ? 0 : 1;
    // A server that has had enough refuses what it would answer later.
    const isLimited = cause === 'refused' && server.pace.isLimiting(performance.now());
    const isFinal = query.refusals >= MAX_REFUSALS && !isLimited;
    if (isFinal) this.actions.finish(query, { kind: 'failed', cause }, 0);
    else this.retry(query, cause, toRestMs(query));
  }

  private retry(query: PendingQuery, cause: DnsFailure['cause'], restMs: number): void {
    query.releaseSlot();
    if (query.attempts >= this.maxAttempts) this.actions.finish(query, { kind: 'failed', cause }, 0);
    else this.actions.sendAgain(query, restMs);
  }
}

/** Longer with every attempt, and never the same for two questions, so that they do not come back all at once. */
function toRestMs({ attempts }: PendingQuery): number {
  const jitter = 1 + randomUint16() / 0xffff;
  return FIRST_REST_MS * jitter * 2 ** (attempts - 1);
}
