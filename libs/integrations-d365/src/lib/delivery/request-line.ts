/**
 * Lets one through at a time: first those whose job has begun, then those that begin one, each in the order they came. A
 * job that gives up in the middle has read for nothing.
 */
export class RequestLine {
  private isTaken = false;
  private readonly going: (() => void)[] = [];
  private readonly beginning: (() => void)[] = [];

  /** Resolves with what `turn` gives, or rejects as it does. */
  async pass<Result>(isBeginning: boolean, turn: () => Promise<Result>): Promise<Result> {
    await this.wait(isBeginning);
    try {
      return await turn();
    } finally {
      this.letNext();
    }
  }

  private wait(isBeginning: boolean): Promise<void> {
    if (!this.isTaken) {
      this.isTaken = true;
      return Promise.resolve();
    }
    return new Promise((resolve) => (isBeginning ? this.beginning : this.going).push(resolve));
  }

  private letNext(): void {
    const next = this.going.shift() ?? this.beginning.shift();
    if (next === undefined) this.isTaken = false;
    else next();
  }
}
