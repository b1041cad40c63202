/** How often the recent past is judged. */
const JUDGE_EVERY_MS = 250;
/** What is kept of the past each time: some seconds in all, longer than lost questions take to come back. */
const MEMORY = 0.9;
const LONGEST_GAP_MS = 1000;
/** Less than this says nothing. */
const MIN_OUTCOMES = 20;
const MIN_PUSH_BACKS = 5;
/** A share of push-back that a bad line may cause too. */
const TOLERATED_SHARE = 0.3;
/** Refusals of nearly everything are a limit, not a matter of single domains. */
const REFUSAL_BURST_SHARE = 0.8;
/** Weight of one outcome in the share of refusals, which has to be known sooner than the rest. */
const REFUSAL_SMOOTHING = 1 / 32;
const REFUSALS_REMEMBERED_MS = 2000;
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
  private readonly highestRate: number;
  private ratePerSecond: number;
  private tokens = 1;
  private tokensAtMs = 0;
  private judgedAtMs: number | undefined;
  private refusalShare = 0;
  private refusesUntilMs = -Infinity;
  private readonly recent = { elapsedMs: 0, answered: 0, refused: 0, pushBacks: 0 };
  /** How often the rate was lowered. */
  backOffs = 0;

  /** @param maxPerSecond the configured limit; 0 = none */
  constructor(maxPerSecond: number) {
    this.highestRate = maxPerSecond === 0 ? Infinity : maxPerSecond;
    this.ratePerSecond = this.highestRate;
  }

  /** The server pushes back, or refuses nearly everything of late: what it refuses now it may answer later. */
  isLimiting(nowMs: number): boolean {
    return this.ratePerSecond < this.highestRate || nowMs < this.refusesUntilMs;
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

  /** @param failuresBefore how often this server had lost or refused the same question */
  recordAnswer(failuresBefore: number, nowMs: number): void {
    this.refusalShare -= this.refusalShare * REFUSAL_SMOOTHING;
    this.recent.answered += 1;
    this.recent.pushBacks += failuresBefore;
    this.judge(nowMs);
  }

  recordRefusal(nowMs: number): void {
    this.refusalShare += (1 - this.refusalShare) * REFUSAL_SMOOTHING;
    if (this.refusalShare > REFUSAL_BURST_SHARE) this.refusesUntilMs = nowMs + REFUSALS_REMEMBERED_MS;
    this.recent.refused += 1;
    this.judge(nowMs);
  }

  private judge(nowMs: number): void {
    this.judgedAtMs ??= nowMs;
    const elapsedMs = nowMs - this.judgedAtMs;
    if (elapsedMs < JUDGE_EVERY_MS) return;
    const { recent } = this;
    this.judgedAtMs = nowMs;
    // A pause says nothing about how fast the server answers.
    recent.elapsedMs += Math.min(elapsedMs, LONGEST_GAP_MS);
    if (recent.answered + recent.refused < MIN_OUTCOMES) return;
    if (this.isPushedBack()) this.lower();
    else this.ratePerSecond = this.toHigherRate();
    for (const key of ['elapsedMs', 'answered', 'refused', 'pushBacks'] as const) recent[key] *= MEMORY;
  }

  private isPushedBack(): boolean {
    const { answered, pushBacks, refused } = this.recent;
    if (pushBacks < MIN_PUSH_BACKS) return false;
    return pushBacks > TOLERATED_SHARE * (answered + pushBacks) || refused > REFUSAL_BURST_SHARE * (answered + refused);
  }

  private lower(): void {
    const { recent } = this;
    const answeredPerSecond = (recent.answered * 1000) / recent.elapsedMs;
    this.backOffs += 1;
    this.ratePerSecond = Math.max(LOWEST_RATE, Math.min(answeredPerSecond, this.ratePerSecond));
    // The same push-back is not held against the server twice.
    recent.pushBacks = 0;
    recent.refused = 0;
  }

  private toHigherRate(): number {
    const higher = this.ratePerSecond * GROWTH;
    return Math.min(this.highestRate, higher >= UNLIMITED_RATE ? Infinity : higher);
  }
}
