/** A question that was lost so often where others are answered is asked over TCP. */
export const LOSSES_BEFORE_TCP = 2;
/** Weight of one answer in the average. */
const SMOOTHING = 1 / 32;
/** A larger share of hints than this comes from a limit, seldom from long records or a bad line. */
const LIMITING_SHARE = 0.12;
const PREFERRED_MS = 10_000;
const AVOIDED_MS = 30_000;

/**
 * Whether a server wants to be asked over TCP. Response rate limiting answers some of what it drops with an empty
 * truncated response, so that whoever asked under his own address can come back over TCP, which it does not limit.
 * Where it only drops, the hint is that TCP answers what UDP has lost.
 */
export class TcpPreference {
  private hintShare = 0;
  private preferredUntilMs = -Infinity;
  private avoidedUntilMs = -Infinity;

  isPreferred(nowMs: number): boolean {
    return nowMs < this.preferredUntilMs;
  }

  /** TCP may be tried for a question that UDP has lost. */
  isPossible(nowMs: number): boolean {
    return nowMs >= this.avoidedUntilMs;
  }

  /** A response over UDP; an empty truncated one is a hint. */
  recordUdpResponse(isEmptyTruncated: boolean, nowMs: number): void {
    this.record(isEmptyTruncated ? 1 : 0, nowMs);
  }

  /** TCP answered a question that UDP had lost again and again. */
  recordRescue(nowMs: number): void {
    this.record(1, nowMs);
  }

  /** TCP did not work either: for a while UDP is all there is. */
  recordTcpLoss(nowMs: number): void {
    this.preferredUntilMs = -Infinity;
    this.avoidedUntilMs = nowMs + AVOIDED_MS;
  }

  private record(hint: 0 | 1, nowMs: number): void {
    this.hintShare += (hint - this.hintShare) * SMOOTHING;
    if (this.hintShare <= LIMITING_SHARE || nowMs < this.avoidedUntilMs) return;
    this.hintShare = 0;
    this.preferredUntilMs = nowMs + PREFERRED_MS;
  }
}
