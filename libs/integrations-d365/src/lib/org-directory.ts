import type { D365Client, OwnerBinding } from './client';
import type { OrgColumns } from './schema';

interface Kept<T> {
  readonly untilMs: number;
  readonly value: Promise<T>;
}

export interface OrgDirectoryOptions {
  readonly client: Pick<D365Client, 'fetchOrgColumns' | 'fetchUser' | 'fetchTeam'>;
  readonly ownerTeam: string | null;
  readonly ttlMs: number;
  readonly now: () => number;
}

export type OwnerLookup =
  | { readonly binding: OwnerBinding }
  | { readonly binding: null; readonly code: 'owner-not-configured' | 'owner-not-found' };

/** What the organisation looks like, kept for a while and asked once however many want to know. Failures are not kept. */
export class OrgDirectory {
  private columnsKept: Kept<OrgColumns> | null = null;
  private readonly owners = new Map<string, Kept<OwnerBinding | null>>();

  constructor(private readonly options: OrgDirectoryOptions) {}

  columns(): Promise<OrgColumns> {
    const kept = this.columnsKept;
    if (kept !== null && kept.untilMs > this.options.now()) return kept.value;
    const next = this.keep(
      () => this.options.client.fetchOrgColumns(),
      () => (this.columnsKept = null),
    );
    this.columnsKept = next;
    return next.value;
  }

  /** After an answer that contradicts what was kept: lengths, options and columns are read anew. */
  forgetColumns(): void {
    this.columnsKept = null;
  }

  /** For an organisation that lacks something: notices soon when it was added, without asking at every push. */
  forgetColumnsOlderThan(ageMs: number): void {
    const kept = this.columnsKept;
    if (kept !== null && kept.untilMs - this.options.ttlMs + ageMs <= this.options.now()) this.columnsKept = null;
  }

  /** Owner of a new lead: the person who pushed, else the configured team, else whoever the organisation decides on. */
  async findOwner(entraObjectId: string | null): Promise<OwnerLookup> {
    const { client, ownerTeam } = this.options;
    if (entraObjectId !== null) {
      const user = await this.owner(`user:${entraObjectId}`, () => client.fetchUser(entraObjectId));
      if (user !== null) return { binding: user };
    }
    if (ownerTeam !== null) {
      const team = await this.owner(`team:${ownerTeam}`, () => client.fetchTeam(ownerTeam));
      if (team !== null) return { binding: team };
    }
    const configured = entraObjectId !== null || ownerTeam !== null;
    return { binding: null, code: configured ? 'owner-not-found' : 'owner-not-configured' };
  }

  private owner(key: string, fetch: () => Promise<OwnerBinding | null>): Promise<OwnerBinding | null> {
    const kept = this.owners.get(key);
    if (kept !== undefined && kept.untilMs > this.options.now()) return kept.value;
    const next = this.keep(fetch, () => this.owners.delete(key));
    this.owners.set(key, next);
    return next.value;
  }

  private keep<T>(fetch: () => Promise<T>, forget: () => void): Kept<T> {
    const value = fetch().catch((error: unknown) => {
      forget();
      throw error;
    });
    return { untilMs: this.options.now() + this.options.ttlMs, value };
  }
}
