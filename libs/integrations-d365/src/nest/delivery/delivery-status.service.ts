import { Inject, Injectable } from '@nestjs/common';
import type { CircuitBreaker } from '../../lib/delivery/circuit-breaker';
import type { RequestLimiter } from '../../lib/delivery/request-limiter';
import { WAITING_TEXTS, type WaitingCode } from '../../lib/delivery/waiting-texts';
import { PushJobRepository } from '../push-job.repository';
import type { DeliveryStatusDto, DeliveryWaitingDto } from './delivery-status.dto';
import { CIRCUIT_BREAKER, REQUEST_LIMITER } from './delivery.tokens';

/** Tells whether pushes go out, from what the workers share, and how many wait. */
@Injectable()
export class DeliveryStatusReader {
  constructor(
    @Inject(CIRCUIT_BREAKER) private readonly circuit: CircuitBreaker,
    @Inject(REQUEST_LIMITER) private readonly limiter: RequestLimiter,
    private readonly jobs: PushJobRepository,
  ) {}

  async readStatus(): Promise<DeliveryStatusDto> {
    const state = await this.circuit.state();
    const pausedMs = await this.limiter.pausedMs();
    const code = toCode(state.kind === 'open', pausedMs);
    return {
      circuit: state.kind,
      unreachable_since: state.kind === 'open' ? new Date(state.sinceMs).toISOString() : null,
      paused_until: pausedMs > 0 ? new Date(Date.now() + pausedMs).toISOString() : null,
      waiting: code === null ? null : await this.readWaiting(code),
    };
  }

  private async readWaiting(code: WaitingCode): Promise<DeliveryWaitingDto> {
    const translations = WAITING_TEXTS[code];
    return { code, ...translations.en, translations, pushes: await this.jobs.countQueued() };
  }
}

function toCode(open: boolean, pausedMs: number): WaitingCode | null {
  if (open) return 'dynamics-unreachable';
  return pausedMs > 0 ? 'dynamics-busy' : null;
}
