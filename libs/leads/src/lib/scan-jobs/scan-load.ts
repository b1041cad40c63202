/** How many domains of a process are claimed and not yet saved. */
export class ScanLoad {
  private domains = 0;
  private waiting: { readonly limit: number; readonly resolve: () => void }[] = [];

  add(domains: number): void {
    this.domains += domains;
  }

  remove(domains: number): void {
    this.domains -= domains;
    const ready = this.waiting.filter(({ limit }) => this.domains < limit);
    this.waiting = this.waiting.filter(({ limit }) => this.domains >= limit);
    for (const { resolve } of ready) resolve();
  }

  /** Resolves once there are fewer domains than `limit`. */
  waitUntilBelow(limit: number): Promise<void> {
    if (this.domains < limit) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push({ limit, resolve }));
  }
}
