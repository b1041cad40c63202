/** Losses in a row after which a server is left alone for a while; single slow domains must not look like an outage. */
const LOSSES_BEFORE_REST = 12;
const FIRST_REST_MS = 500;
const LONGEST_REST_MS = 30_000;
const SMOOTHING = 0.125;

/** How well one server has been answering: smoothed round trip, losses in a row, and until when it is rested. */
export class ServerHealth {
  private lossesInARow = 0;
  private restMs = FIRST_REST_MS;
  private restsUntilMs = 0;
  smoothedRttMs = 0;

  isResting(nowMs: number): boolean {
    return nowMs < this.restsUntilMs;
  }

  recordAnswer(rttMs: number): void {
    this.lossesInARow = 0;
    this.restMs = FIRST_REST_MS;
    this.restsUntilMs = 0;
    this.smoothedRttMs += (rttMs - this.smoothedRttMs) * (this.smoothedRttMs === 0 ? 1 : SMOOTHING);
  }

  /** A reply did not come, or the socket reported that nobody listens. */
  recordLoss(nowMs: number): void {
    this.lossesInARow += 1;
    if (this.lossesInARow < LOSSES_BEFORE_REST || this.isResting(nowMs)) return;
    this.restsUntilMs = nowMs + this.restMs;
    this.restMs = Math.min(this.restMs * 2, LONGEST_REST_MS);
  }
}
