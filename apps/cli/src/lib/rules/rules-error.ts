/** A rule set that cannot be taken; each line says where it departs from the schema and what to do about it. */
export class RulesError extends Error {
  override readonly name = 'RulesError';

  constructor(
    readonly file: string,
    readonly faults: readonly RulesFault[],
  ) {
    super(faults.map((fault) => `${file}: ${toFaultText(fault)}`).join('\n'));
  }
}

export interface RulesFault {
  readonly code: 'invalid-json' | 'schema-violation';
  /** JSON pointer; empty for the whole file. */
  readonly path: string;
  readonly detail: string;
  readonly remedy: string;
}

function toFaultText({ path, detail, remedy }: RulesFault): string {
  return `${path === '' ? 'the file' : path} ${detail}; ${remedy}`;
}
