import { stackWithoutMessage } from './stack-without-message';

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
  if (!isDatabaseRefusal(error)) return error.stack ?? error.message;
  const { code, table, column, constraint } = error;
  const names = Object.entries({ table, column, constraint }).flatMap(([kind, name]) =>
    name === undefined ? [] : [` ${kind} ${name}`],
  );
  return `${error.name} ${code}${names.join('')}\n${stackWithoutMessage(error)}`;
}

/** Of the driver or of TypeORM, which copies the fields of the driver's error. */
function isDatabaseRefusal(error: Error): error is DatabaseRefusal {
  return 'severity' in error && 'code' in error && typeof error.code === 'string';
}
