/** What PostgreSQL tells of a refusal beside its message (protocol, "Error and Notice Message Fields"). */
interface DatabaseRefusal extends Error {
  readonly severity: string;
  readonly code: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
}

/**
 * An error as a log may show it: its whole stack. Of what the database refuses only the code, the names and the frames,
 * because its messages quote the value that it would not take, and that may be somebody's telephone number.
 */
export function toLogText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? error.message;
  if (!isDatabaseRefusal(error)) return stack;
  const { code, table, column, constraint } = error;
  const names = Object.entries({ table, column, constraint }).flatMap(([kind, name]) =>
    name === undefined ? [] : [` ${kind} ${name}`],
  );
  const frames = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [`${error.name} ${code}${names.join('')}`, ...frames].join('\n');
}

/** Of the driver or of TypeORM, which copies the fields of the driver's error. */
function isDatabaseRefusal(error: Error): error is DatabaseRefusal {
  return 'severity' in error && 'code' in error && typeof error.code === 'string';
}
