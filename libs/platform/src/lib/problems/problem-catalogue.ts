/** Every problem code that an answer may carry, with its status and title (RFC 9457). One table, one place. */
export const PROBLEMS = {
  'invalid-domain': { status: 422, title: 'The domain cannot be read' },
  'consumer-mail-domain': { status: 422, title: 'The domain belongs to a consumer mail service' },
  'invalid-body': { status: 422, title: 'The request body is not valid' },
  'invalid-query': { status: 400, title: 'The query is not valid' },
  'invalid-path': { status: 400, title: 'The address is not valid' },
  'import-unreadable': { status: 422, title: 'The file cannot be read as a table' },
  'unsupported-file': { status: 415, title: 'The file type is not supported' },
  'unsupported-media-type': { status: 415, title: 'The body is of a type that is not read here' },
  'payload-too-large': { status: 413, title: 'The request is too large' },
  'lead-not-found': { status: 404, title: 'There is no such lead' },
  'lead-not-scored': { status: 409, title: 'The lead has no score yet' },
  'job-not-found': { status: 404, title: 'There is no such job' },
  'batch-not-found': { status: 404, title: 'There is no such batch' },
  'batch-open': { status: 409, title: 'The batch is still running' },
  'batch-not-undoable': { status: 409, title: 'The batch cannot be undone' },
  'job-not-retryable': { status: 409, title: 'The job cannot be retried' },
  'idempotency-conflict': { status: 409, title: 'The idempotency key was used for another request' },
  'd365-disabled': { status: 403, title: 'Dynamics 365 is switched off' },
  'd365-qualify-disabled': { status: 403, title: 'Qualifying from Hunter is switched off' },
  'd365-refused': { status: 409, title: 'Dynamics 365 refused' },
  'confirm-required': { status: 422, title: 'The request has to be confirmed' },
  'lead-not-synced': { status: 409, title: 'The lead is not in Dynamics 365 yet' },
  'lead-closed': { status: 409, title: 'The lead is closed in Dynamics 365' },
  'lead-merged': { status: 409, title: 'The lead was merged into another one in Dynamics 365' },
  'lead-deleted-in-crm': { status: 409, title: 'The lead was deleted in Dynamics 365' },
  'qualify-in-progress': { status: 409, title: 'The lead is being qualified' },
  'qualify-not-allowed': { status: 403, title: 'Only the owner of the lead or an administrator may do this' },
  'partner-center-disabled': { status: 403, title: 'Partner Center is switched off' },
  'forbidden-host': { status: 403, title: 'The host is not served' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here' },
  'service-unavailable': { status: 503, title: 'A service that Hunter needs does not answer' },
  internal: { status: 500, title: 'Something broke inside Hunter' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One offending field; `code` is stable, `suggestion` is what the caller probably meant. */
export interface ProblemFieldError {
  readonly field: string;
  readonly code: string;
  readonly suggestion?: string;
  readonly allowed?: readonly string[];
}

/** What happened and what to do, one plain sentence each. */
export interface ProblemWords {
  readonly message: string;
  readonly remedy: string;
}

export type ProblemTranslations = Readonly<Record<'tr' | 'en', ProblemWords>>;

/** The body of an `application/problem+json` answer. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly errors?: readonly ProblemFieldError[];
  readonly translations?: ProblemTranslations;
  readonly trace_id: string;
}
