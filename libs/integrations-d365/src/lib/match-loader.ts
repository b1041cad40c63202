import { fetchMatches, MAX_DOMAINS_PER_REQUEST, type RowReader } from './fetch-matches';
import type { MatchedRow } from './matched-row';

interface Waiting {
  readonly domain: string;
  readonly resolve: (rows: readonly MatchedRow[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Long enough for leads that are planned side by side to meet, too short for a single push to feel. */
const GATHER_MS = 5;

/** Looks companies up in Dynamics, several per request when several are wanted at the same moment. */
export class MatchLoader {
  private waiting: Waiting[] = [];

  constructor(
    private readonly keyColumn: string,
    private readonly reader: RowReader,
  ) {}

  matchesOf(domain: string): Promise<readonly MatchedRow[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ domain, resolve, reject });
      if (this.waiting.length === 1) setTimeout(() => this.loadWaiting(), GATHER_MS);
      if (this.waiting.length === MAX_DOMAINS_PER_REQUEST) this.loadWaiting();
    });
  }

  private loadWaiting(): void {
    const batch = this.waiting;
    this.waiting = [];
    if (batch.length === 0) return;
    fetchMatches([...new Set(batch.map(({ domain }) => domain))], this.keyColumn, this.reader).then(
      (byDomain) => batch.forEach(({ domain, resolve }) => resolve(byDomain.get(domain) ?? [])),
      (error: unknown) => batch.forEach(({ reject }) => reject(error)),
    );
  }
}
