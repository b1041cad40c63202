import { D365Error, toD365Failure } from './d365-failure';
import { fetchCompanies, type CompanyFinding, type RowSetReader } from './fetch-companies';
import { isKeyValue } from './odata';

interface Waiting {
  readonly domain: string;
  readonly columns: readonly string[];
  readonly resolve: (finding: CompanyFinding) => void;
  readonly reject: (error: unknown) => void;
}

/** Long enough for leads that are planned side by side to meet, too short for a single push to feel. */
const GATHER_MS = 5;
/** As many as one chunk has. */
const MOST_DOMAINS = 100;

const NOTHING_FOUND: CompanyFinding = { keyed: null, matches: [] };

/** Looks companies up in Dynamics, in one request those that are wanted at the same moment. */
export class CompanyLoader {
  private waiting: Waiting[] = [];

  constructor(
    private readonly keyColumn: string,
    private readonly reader: RowSetReader,
  ) {}

  findCompany(domain: string, columns: readonly string[]): Promise<CompanyFinding> {
    if (!isKeyValue(domain)) return Promise.reject(new D365Error(toD365Failure('domain-not-a-key')));
    return new Promise((resolve, reject) => {
      this.waiting.push({ domain, columns, resolve, reject });
      if (this.waiting.length === 1) setTimeout(() => this.loadWaiting(), GATHER_MS);
      if (this.waiting.length === MOST_DOMAINS) this.loadWaiting();
    });
  }

  private loadWaiting(): void {
    const gathered = this.waiting;
    this.waiting = [];
    if (gathered.length === 0) return;
    const domains = [...new Set(gathered.map(({ domain }) => domain))];
    const columns = [...new Set(gathered.flatMap((one) => one.columns))];
    fetchCompanies({ domains, columns, keyColumn: this.keyColumn }, this.reader).then(
      (findings) => gathered.forEach(({ domain, resolve }) => resolve(findings.get(domain) ?? NOTHING_FOUND)),
      (error: unknown) => gathered.forEach(({ reject }) => reject(error)),
    );
  }
}
