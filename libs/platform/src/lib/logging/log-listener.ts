/** A line of the log as it was written, before it becomes text. */
export interface LogLine {
  readonly level: string;
  readonly context: string | undefined;
  /** The static text of a line with fields; undefined: the line is a sentence, or an error, and may hold anything. */
  readonly message: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Hears every line that is written. Must not throw, and must not log. */
export interface LogListener {
  recordLine(line: LogLine): void;
}
