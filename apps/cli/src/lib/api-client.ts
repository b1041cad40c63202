/** The API answered with a problem, or did not answer. `code` is the problem's code, or `api-unreachable`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export interface PushJob {
  readonly job_id: string;
  readonly lead_id: string;
  readonly status: 'queued' | 'in_progress' | 'succeeded' | 'blocked' | 'error';
  readonly attempt_count: number;
  readonly outcome: unknown;
  readonly last_error: { readonly code: string; readonly message: string; readonly remedy?: string } | null;
}

const REQUEST_TIMEOUT_MS = 30_000;

interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
}

async function request(baseUrl: string, path: string, init: RequestInit): Promise<unknown> {
  const url = `${baseUrl.replace(/\/+$/, '')}/api/v1/${path}`;
  let response: Response;
  try {
    response = await fetch(url, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
  } catch (error) {
    const { cause } = error as Error;
    const why = cause instanceof Error && cause.message !== '' ? cause.message : String(error);
    throw new ApiError('api-unreachable', `no answer from ${url}: ${why} (is it running? HUNTER_API_URL says where)`);
  }
  const body = (await response.json().catch(() => null)) as unknown;
  if (response.ok && body !== null) return body;
  const problem = (body ?? {}) as Problem;
  throw new ApiError(
    problem.code ?? 'internal',
    problem.detail ?? problem.title ?? `${url} answered ${response.status}`,
  );
}

/** Asks for a push of the lead with this domain; the answer names the job that does it. */
export async function pushLead(baseUrl: string, domain: string): Promise<{ readonly job_id: string }> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ domain }),
  };
  return (await request(baseUrl, 'd365/push-lead', init)) as { job_id: string };
}

export async function fetchPushJob(baseUrl: string, jobId: string): Promise<PushJob> {
  return (await request(baseUrl, `d365/jobs/${encodeURIComponent(jobId)}`, {})) as PushJob;
}

/** What of a lead the score is made of; the text of the SPF record stands in the lead's own page only. */
export interface ApiLead {
  readonly id: string;
  readonly spf: boolean | null;
  readonly [field: string]: unknown;
}

const LEADS_PER_PAGE = 200;

/** Every lead of the API, page by page. */
export async function* fetchLeads(baseUrl: string): AsyncGenerator<ApiLead> {
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ sort: 'domain', limit: String(LEADS_PER_PAGE) });
    if (cursor !== null) query.set('cursor', cursor);
    const page = (await request(baseUrl, `leads?${query}`, {})) as {
      readonly items: readonly ApiLead[];
      readonly next_cursor: string | null;
    };
    yield* page.items;
    cursor = page.next_cursor;
  } while (cursor !== null);
}

/** One lead with all that was read of it. */
export async function fetchLead(baseUrl: string, id: string): Promise<ApiLead> {
  return (await request(baseUrl, `leads/${encodeURIComponent(id)}`, {})) as ApiLead;
}

/** Where the API is, as the environment says. */
export function apiUrl(env: Readonly<Record<string, string | undefined>>): string {
  return env['HUNTER_API_URL'] ?? 'http://localhost:3000';
}
