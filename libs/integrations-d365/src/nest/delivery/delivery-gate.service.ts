import { Inject, Injectable, Logger } from '@nestjs/common';
import type { D365Client } from '../../lib/client';
import type { D365EnabledConfig } from '../../lib/config';
import { D365Error, isOutage, type D365Failure } from '../../lib/d365-failure';
import { CIRCUIT_WINDOW_MS, type CircuitBreaker, type CircuitState } from '../../lib/delivery/circuit-breaker';
import type { RequestLimiter } from '../../lib/delivery/request-limiter';
import { D365_CLIENT, D365_CONFIG } from '../d365.tokens';
import { PUSH_LOG_CONTEXT } from '../push-log';
import { CIRCUIT_BREAKER, REQUEST_LIMITER } from './delivery.tokens';
import { circuitState } from './delivery-metrics';
import { WaitingJobsRepository } from './waiting-jobs.repository';

/** How long a ring is held before its job goes back to the relay. */
const LONGEST_HOLD_MS = 5_000;
const PARALLELISM_TTL_MS = 3_600_000;

/** Stands between the queue and Dynamics: holds work back while Dynamics does not answer or has asked for a pause. */
@Injectable()
export class DeliveryGate {
  private readonly logger = new Logger(PUSH_LOG_CONTEXT);
  private parallelismKnownUntilMs = 0;

  constructor(
    @Inject(CIRCUIT_BREAKER) private readonly circuit: CircuitBreaker,
    @Inject(REQUEST_LIMITER) private readonly limiter: RequestLimiter,
    @Inject(D365_CLIENT) private readonly client: D365Client,
    @Inject(D365_CONFIG) private readonly config: D365EnabledConfig,
    private readonly waiting: WaitingJobsRepository,
  ) {}

  /** Asked before a job is claimed; waits a little for the end of a pause. False: leave the job where it is. */
  async letIn(): Promise<boolean> {
    if ((await this.state()).kind === 'open') return false;
    const pausedMs = await this.limiter.pausedMs();
    if (pausedMs === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, Math.min(pausedMs, LONGEST_HOLD_MS)));
    return pausedMs <= LONGEST_HOLD_MS;
  }

  /**
   * Told of every failed attempt. True: it does not count, and the job waits. `attemptId` names the attempt, however often
   * it is told.
   */
  async isHeldBack(attemptId: string, failure: D365Failure): Promise<boolean> {
    if (failure.notSent === true) return true;
    if (!isOutage(failure)) {
      if (failure.httpStatus !== null) await this.circuit.recordAnswer();
      return false;
    }
    const before = await this.state();
    if (before.kind === 'open') return true;
    const after = await this.circuit.recordFailure(attemptId);
    this.show(after);
    if (after.kind === 'closed') return false;
    this.logger.warn({ message: 'circuit opened', since: new Date(after.sinceMs).toISOString(), code: failure.code });
    await this.takeBack(after.sinceMs);
    return true;
  }

  /** Told when a failed attempt was counted after all: another one may have opened the circuit meanwhile. */
  async reconsider(failure: D365Failure): Promise<void> {
    if (!isOutage(failure)) return;
    const state = await this.state();
    if (state.kind === 'open') await this.takeBack(state.sinceMs);
  }

  /** Told when Dynamics answered. */
  async recordAnswer(): Promise<void> {
    await this.circuit.recordAnswer();
  }

  /**
   * One look by the relay: while the circuit is open it tends the waiting jobs and probes. True when work may go out;
   * `pausedMs` says how long everybody still has to wait.
   */
  async watch(): Promise<{ readonly open: boolean; readonly pausedMs: number }> {
    const before = await this.state();
    if (before.kind === 'open') {
      await this.takeBack(before.sinceMs);
      const ended = await this.waiting.endOverdueJobs(this.config.maxWaitMs, before.sinceMs);
      if (ended > 0) this.logger.warn({ message: 'pushes waited too long', jobs: ended });
    }
    const after = before.kind === 'closed' ? before : await this.circuit.probe(() => this.isReachable());
    this.show(after);
    if (before.kind === 'open' && after.kind === 'closed') {
      this.logger.log({ message: 'circuit closed' });
      await this.takeBack(before.sinceMs);
    }
    return { open: after.kind === 'closed', pausedMs: await this.limiter.pausedMs() };
  }

  /**
   * Asks how much parallelism the organisation recommends, once an hour and without keeping anybody waiting. Until there is
   * an answer the careful value stays.
   */
  learnParallelism(): void {
    if (Date.now() < this.parallelismKnownUntilMs) return;
    this.parallelismKnownUntilMs = Date.now() + PARALLELISM_TTL_MS;
    this.askParallelism().catch((error: unknown) => {
      this.parallelismKnownUntilMs = 0;
      const code = error instanceof D365Error ? error.failure.code : 'unexpected';
      this.logger.warn({ message: 'recommended parallelism not read', code });
    });
  }

  private async askParallelism(): Promise<void> {
    const hint = await this.client.fetchParallelism();
    if (hint !== null) await this.limiter.learnParallelism(hint);
  }

  private async isReachable(): Promise<boolean> {
    circuitState.set(HALF_OPEN);
    try {
      await this.client.fetchParallelism();
      return true;
    } catch (error) {
      if (!(error instanceof D365Error)) throw error;
      const { failure } = error;
      return failure.notSent !== true && !isOutage(failure);
    }
  }

  /** A worker may have been settling while another one opened the circuit, so this is done more than once. */
  private async takeBack(sinceMs: number): Promise<void> {
    const returned = await this.waiting.returnAttempts(sinceMs - CIRCUIT_WINDOW_MS);
    if (returned > 0) this.logger.log({ message: 'attempts returned', jobs: returned });
  }

  private async state(): Promise<CircuitState> {
    const state = await this.circuit.state();
    this.show(state);
    return state;
  }

  private show(state: CircuitState): void {
    circuitState.set(state.kind === 'open' ? OPEN : CLOSED);
  }
}

const CLOSED = 0;
const HALF_OPEN = 1;
const OPEN = 2;
