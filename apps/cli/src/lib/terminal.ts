import type { Readable, Writable } from 'node:stream';

/** What a command may touch of the world around it. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** 0 all well, 1 some failed, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;
