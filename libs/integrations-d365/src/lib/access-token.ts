/** A bearer token and when it ends, in epoch milliseconds. */
export interface AccessToken {
  readonly token: string;
  readonly expiresAtMs: number;
}

const REFRESH_EARLY_MS = 5 * 60_000;

export interface AccessTokensOptions {
  readonly fetchToken: () => Promise<AccessToken>;
  readonly now: () => number;
}

/**
 * Hands out the current token: one request at a time however many ask, renewed five minutes before it ends. A failed
 * request is not remembered.
 */
export class AccessTokens {
  private current: AccessToken | null = null;
  private pending: Promise<AccessToken> | null = null;

  constructor(private readonly options: AccessTokensOptions) {}

  async token(): Promise<string> {
    const current = this.current;
    if (current !== null && current.expiresAtMs - REFRESH_EARLY_MS > this.options.now()) return current.token;
    return (await this.renew()).token;
  }

  /** Forgets a token that was refused; whoever has already renewed it is not disturbed. */
  forget(refused: string): void {
    if (this.current?.token === refused) this.current = null;
  }

  private renew(): Promise<AccessToken> {
    this.pending ??= this.options
      .fetchToken()
      .then((token) => (this.current = token))
      .finally(() => (this.pending = null));
    return this.pending;
  }
}
