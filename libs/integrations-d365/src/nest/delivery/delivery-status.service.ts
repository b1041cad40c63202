import { Inject, Injectable } from '@nestjs/common';
import type { CircuitBreaker } from '../../lib/delivery/circuit-breaker';
import type { RequestLimiter } from '../../lib/delivery/request-limiter';
import { WAITING_TEXTS, type WaitingCode } from '../../lib/delivery/waiting-texts';
import type { DeliveryStatusDto } from './delivery-status.dto';
import { CIRCUIT_BREAKER, REQUEST_LIMITER } from './delivery.tokens';

/** Tells whether pushes go out, from what the workers share. */
@Injectable()
export class DeliveryStatusReader {
  constructor(
    @Inject(CIRCUIT_BREAKER) private readonly circuit: CircuitBreaker,
    @Inject(REQUEST_LIMITER) private readonly limiter: RequestLimiter,
  ) {}

  async readStatus(): Promise<DeliveryStatusDto> {
    const state = await this.circuit.state();
    const pausedMs = await this.limiter.pausedMs();
    const code = toCode(state.kind === 'open', pausedMs);
    return {
      circuit: state.kind,
      unreachable_since: state.kind === 'open' ? new Date(state.sinceMs).toISOString() : null,
      paused_until: pausedMs > 0 ? new Date(Date.now() + pausedMs).toISOString() : null,
      waiting: code === null ? null : { code, ...WAITING_TEXTS[code].en, translations: WAITING_TEXTS[code] },
    };
  }
}

function toCode(open: boolean, pausedMs: number): WaitingCode | null {
  if (open) return 'dynamics-unreachable';
  return pausedMs > 0 ? 'dynamics-busy' : null;
}
