/** Outcomes are judged together once there are so many of them, and this much time has passed. */
const WINDOW_MS = 250;
const WINDOW_ANSWERS = 20;
/** Below this share of push-back a server is as good as unlimited: it is what a bad line loses too. */
const TOLERATED_SHARE = 0.3;
/** Refusals of nearly everything are a limit, not a matter of single domains. */
const REFUSAL_BURST_SHARE = 0.8;
const MIN_PUSH_BACKS = 5;
const GROWTH = 1.25;
const LOWEST_RATE = 20;
/** A rate that has grown to this is no limit any more. */
const UNLIMITED_RATE = 50_000;

/**
 * How many queries a second one server is sent: at most the configured rate, and less when the server pushes back.
 * A question that was lost or refused and then answered counts as push-back: so it was not the domain, but the server
 * that had enough. Then the rate falls to what was really answered, and grows again by a quarter at a time.
 */
export class QueryPace {
  private ratePerSecond: number;
  private tokens = 1;
  private tokensAtMs = 0;
  private windowFromMs = 0;
  private answered = 0;
  private refused = 0;
  private pushBacks = 0;
  /** How often the rate was lowered. */
  backOffs = 0;

  /** @param maxPerSecond the configured limit; 0 = none */
  constructor(private readonly maxPerSecond: number) {
    this.ratePerSecond = maxPerSecond === 0 ? Infinity : maxPerSecond;
  }

  /** The server has been pushing back, so that even a refusal is worth another try. */
  get isLowered(): boolean {
    return this.ratePerSecond < (this.maxPerSecond === 0 ? Infinity : this.maxPerSecond);
  }

  mayTake(nowMs: number): boolean {
    if (this.ratePerSecond === Infinity) return true;
    // A tenth of a second's worth may go out at once.
    const burst = Math.max(1, this.ratePerSecond / 10);
    this.tokens = Math.min(burst, this.tokens + ((nowMs - this.tokensAtMs) * this.ratePerSecond) / 1000);
    this.tokensAtMs = nowMs;
    return this.tokens >= 1;
  }

  take(): void {
    this.tokens -= 1;
  }

  /** @param triesBefore how often this server had lost or refused the same question */
  recordAnswer(triesBefore: number, nowMs: number): void {
    this.answered += 1;
    this.pushBacks += triesBefore;
    this.judge(nowMs);
  }

  recordRefusal(nowMs: number): void {
    this.refused += 1;
    this.judge(nowMs);
  }

  private judge(nowMs: number): void {
    const elapsedMs = nowMs - this.windowFromMs;
    if (elapsedMs < WINDOW_MS || this.answered + this.refused < WINDOW_ANSWERS) return;
    const { answered, pushBacks, refused } = this;
    const isPushedBack =
      pushBacks >= MIN_PUSH_BACKS &&
      (pushBacks > TOLERATED_SHARE * (answered + pushBacks) || refused > REFUSAL_BURST_SHARE * (answered + refused));
    if (isPushedBack) this.lower((answered * 1000) / elapsedMs);
    else this.raise();
    this.windowFromMs = nowMs;
    this.answered = 0;
    this.refused = 0;
    this.pushBacks = 0;
  }

  private lower(answeredPerSecond: number): void {
    this.backOffs += 1;
    this.ratePerSecond = Math.max(LOWEST_RATE, Math.min(answeredPerSecond, this.ratePerSecond));
  }

  private raise(): void {
    const limit = this.maxPerSecond === 0 ? Infinity : this.maxPerSecond;
    const raised = this.ratePerSecond * GROWTH;
    this.ratePerSecond = Math.min(limit, raised >= UNLIMITED_RATE ? Infinity : raised);
  }
}
