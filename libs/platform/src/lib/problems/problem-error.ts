import type { ProblemCode, ProblemFieldError, ProblemTranslations } from './problem-catalogue';

export interface ProblemErrorOptions {
  readonly detail?: string;
  readonly errors?: readonly ProblemFieldError[];
  readonly retryAfterSeconds?: number;
  /** The same in words, per language, where a code alone says too little. */
  readonly translations?: ProblemTranslations;
  /** Methods for the header `Allow`. */
  readonly allow?: readonly string[];
  readonly cause?: unknown;
}

/** The one error that server code throws for an outcome a caller can meet; the filter turns it into RFC 9457. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: ProblemCode,
    readonly options: ProblemErrorOptions = {},
  ) {
    super(options.detail ?? code, { cause: options.cause });
  }
}
