/** Share of one response in the average. */
const SMOOTHING = 1 / 32;
/** More empty truncated responses than this come from a limit, seldom from long records. */
const LIMITING_SHARE = 0.12;
const PREFERRED_MS = 10_000;
const AVOIDED_MS = 30_000;

/**
 * Whether a server wants to be asked over TCP. Response rate limiting answers some of what it drops with an empty
 * truncated response, so that whoever asked under his own address can come back over TCP, which it does not limit.
 */
export class TcpPreference {
  private truncatedShare = 0;
  private preferredUntilMs = -Infinity;
  private avoidedUntilMs = -Infinity;

  isPreferred(nowMs: number): boolean {
    return nowMs < this.preferredUntilMs;
  }

  /** TCP may be tried for a question that UDP has lost. */
  isPossible(nowMs: number): boolean {
    return nowMs >= this.avoidedUntilMs;
  }

  recordUdpResponse(isEmptyTruncated: boolean, nowMs: number): void {
    this.truncatedShare += ((isEmptyTruncated ? 1 : 0) - this.truncatedShare) * SMOOTHING;
    if (this.truncatedShare <= LIMITING_SHARE || nowMs < this.avoidedUntilMs) return;
    this.truncatedShare = 0;
    this.preferredUntilMs = nowMs + PREFERRED_MS;
  }

  /** TCP did not work either: for a while UDP is all there is. */
  recordTcpLoss(nowMs: number): void {
    this.preferredUntilMs = -Infinity;
    this.avoidedUntilMs = nowMs + AVOIDED_MS;
  }
}
