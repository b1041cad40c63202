import { setMaxListeners } from 'node:events';

/** Keeps a lease alive while an attempt runs and says, through `signal`, when it is lost. */
export class PushLease {
  private readonly abort = new AbortController();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly renew: () => Promise<boolean>,
    leaseMs: number,
    private readonly onRenewalFailed: (error: unknown) => void,
  ) {
    // One lease stands over a whole chunk: every request that waits or runs for it listens, a hundred at a time.
    setMaxListeners(Infinity, this.abort.signal);
    this.timer = setInterval(() => void this.beat(), Math.max(50, Math.floor(leaseMs / 3)));
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  end(): void {
    clearInterval(this.timer);
  }

  private async beat(): Promise<void> {
    try {
      if (!(await this.renew())) this.abort.abort();
    } catch (error) {
      // The database may be back before the lease ends; the settling statement decides by its token.
      this.onRenewalFailed(error);
    }
  }
}
