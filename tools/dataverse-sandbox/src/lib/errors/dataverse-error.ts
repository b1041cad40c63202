/** Which of the codes that one situation has had over the years the sandbox answers with. */
export type CodeVariant = 'current' | 'legacy';

export interface ErrorShape {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** An answer of the Web API that is not a success; thrown by operations and rendered once, at the edge. */
export class DataverseError extends Error {
  readonly current: ErrorShape;
  readonly legacy: ErrorShape;

  constructor(current: ErrorShape, legacy: Partial<ErrorShape> = {}) {
    super(current.message);
    this.current = current;
    this.legacy = { ...current, ...legacy };
  }

  shape(variant: CodeVariant): ErrorShape {
    return variant === 'legacy' ? this.legacy : this.current;
  }
}
