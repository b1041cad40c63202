/** Losses in a row after which a server is left alone for a while; single slow domains must not look like an outage. */
const LOSSES_BEFORE_REST = 12;
const FIRST_REST_MS = 500;
const LONGEST_REST_MS = 30_000;
/** Shares of a new measurement in the smoothed round trip and in its variation (RFC 6298 §2). */
const RTT_SHARE = 0.125;
const VARIATION_SHARE = 0.25;

/** How well one server has been answering: smoothed round trip, losses in a row, and until when it is rested. */
export class ServerHealth {
  private lossesInARow = 0;
  private restMs = FIRST_REST_MS;
  private restsUntilMs = 0;
  private variationMs = 0;
  smoothedRttMs = 0;

  /** After this long an answer is unusually late; infinite as long as there was none. */
  get lateAfterMs(): number {
    return this.smoothedRttMs === 0 ? Infinity : this.smoothedRttMs + 4 * this.variationMs;
  }

  isResting(nowMs: number): boolean {
    return nowMs < this.restsUntilMs;
  }

  recordAnswer(rttMs: number): void {
    this.lossesInARow = 0;
    this.restMs = FIRST_REST_MS;
    this.restsUntilMs = 0;
    if (this.smoothedRttMs === 0) {
      this.smoothedRttMs = rttMs;
      this.variationMs = rttMs / 2;
      return;
    }
    this.variationMs += (Math.abs(rttMs - this.smoothedRttMs) - this.variationMs) * VARIATION_SHARE;
    this.smoothedRttMs += (rttMs - this.smoothedRttMs) * RTT_SHARE;
  }

  /** Somebody else was asked because this server took so long: from now on it counts as slower. */
  recordLate(waitedMs: number): void {
    if (waitedMs > this.smoothedRttMs) this.smoothedRttMs += (waitedMs - this.smoothedRttMs) * RTT_SHARE;
  }

  /** A reply did not come, or the socket reported that nobody listens. */
  recordLoss(nowMs: number): void {
    this.lossesInARow += 1;
    if (this.lossesInARow < LOSSES_BEFORE_REST || this.isResting(nowMs)) return;
    this.restsUntilMs = nowMs + this.restMs;
    this.restMs = Math.min(this.restMs * 2, LONGEST_REST_MS);
  }
}
