export interface ProblemFieldError {
  readonly field: string;
  readonly code: string;
  readonly suggestion?: string | null;
  /** What may stand there, such as the columns of a file. */
  readonly allowed?: readonly string[];
}

export interface ProblemBody {
  readonly type?: string;
  readonly title?: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly errors?: readonly ProblemFieldError[];
  /** What happened and what to do, where the code alone says too little. */
  readonly translations?: ProblemTranslations;
  readonly trace_id?: string;
}

type ProblemTranslations = Readonly<Record<'tr' | 'en', { readonly message: string; readonly remedy: string }>>;

/** A failed call, as RFC 9457 describes it. `code` is stable; the words for it come from the message catalogue. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: readonly ProblemFieldError[];
  readonly translations: ProblemTranslations | null;
  readonly traceId: string | null;

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title ?? body.code);
    this.name = 'ApiProblem';
    this.code = body.code;
    this.status = body.status;
    this.errors = body.errors ?? [];
    this.translations = body.translations ?? null;
    this.traceId = body.trace_id ?? null;
  }

  /** The name the server thinks was meant, when it has one. */
  get suggestion(): string | null {
    return this.errors.find((error) => error.suggestion)?.suggestion ?? null;
  }

  /** True when asking again may help: the server or the way to it failed, not the question. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

function isProblemBody(value: unknown): value is ProblemBody {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}

/** Reads the body of a failed response; anything that is no problem document (a proxy's page) becomes `internal`. */
export function readProblem(status: number, body: string): ApiProblem {
  try {
    const parsed: unknown = JSON.parse(body);
    if (isProblemBody(parsed)) return new ApiProblem({ ...parsed, status });
  } catch {
    // Not JSON: a proxy answered. The status is all there is to tell.
  }
  const gatewayDown = status === 502 || status === 503 || status === 504;
  return new ApiProblem({ status, code: gatewayDown ? 'service-unavailable' : 'internal' });
}

/** The request never got an answer. */
export function toNetworkProblem(): ApiProblem {
  return new ApiProblem({ status: 0, code: 'network' });
}
