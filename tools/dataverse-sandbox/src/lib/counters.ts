/** What the sandbox counted since it started or was reset, for tests that must not trust the code under test. */
export class Counters {
  private requestsByRoute: Record<string, number> = {};
  private statuses: Record<string, number> = {};
  private throttled: Record<string, number> = {};
  writeRequests = 0;
  lostResponses = 0;
  tokensIssued = 0;
  tokensRefused = 0;

  request(label: string): void {
    this.requestsByRoute[label] = (this.requestsByRoute[label] ?? 0) + 1;
  }

  status(status: number): void {
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
  }

  rejection(facet: string): void {
    this.throttled[facet] = (this.throttled[facet] ?? 0) + 1;
  }

  reset(): void {
    this.requestsByRoute = {};
    this.statuses = {};
    this.throttled = {};
    this.writeRequests = 0;
    this.lostResponses = 0;
    this.tokensIssued = 0;
    this.tokensRefused = 0;
  }

  snapshot(): Record<string, unknown> {
    return {
      requests_by_route: { ...this.requestsByRoute },
      responses_by_status: { ...this.statuses },
      throttled: { ...this.throttled },
      write_requests: this.writeRequests,
      lost_responses: this.lostResponses,
      tokens_issued: this.tokensIssued,
      tokens_refused: this.tokensRefused,
    };
  }
}
