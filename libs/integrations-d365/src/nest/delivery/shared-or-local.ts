/** How long the shared store is left alone after it failed, and how long one question may take. */
const PATIENCE_MS = 1_000;

/**
 * Asks the shared store and, while it does not answer, the one of this process: Redis being away makes each worker careful
 * by itself and never loses a job.
 */
export class SharedOrLocal<Store extends object> {
  private awayUntilMs = 0;
  private away = false;

  constructor(
    private readonly shared: Store,
    private readonly local: Store,
    private readonly onChange: (away: boolean) => void,
  ) {}

  async ask<Answer>(question: (store: Store) => Promise<Answer>): Promise<Answer> {
    if (Date.now() < this.awayUntilMs) return question(this.local);
    try {
      const answer = await within(PATIENCE_MS, question(this.shared));
      this.note(false);
      return answer;
    } catch {
      // Whatever is wrong with the shared store, the answer is the same; that it is away is reported once.
      this.awayUntilMs = Date.now() + PATIENCE_MS;
      this.note(true);
      return question(this.local);
    }
  }

  private note(away: boolean): void {
    if (this.away === away) return;
    this.away = away;
    this.onChange(away);
  }
}

async function within<Answer>(limitMs: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), limitMs);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}
