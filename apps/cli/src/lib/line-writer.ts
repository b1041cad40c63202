import type { Writable } from 'node:stream';

/** Writes lines no faster than they are read, and notices when nobody reads any more (`hunter scan … | head`). */
export class LineWriter {
  private closed = false;
  private failure: Error | null = null;
  private draining: Promise<void> | null = null;
  private endDraining: (() => void) | null = null;

  /** `onClosed` is called when the reader leaves or the output fails. */
  constructor(
    private readonly stream: Writable,
    onClosed: () => void = () => undefined,
  ) {
    stream.on('drain', () => this.endDraining?.());
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') this.failure = error;
      this.closed = true;
      this.endDraining?.();
      onClosed();
    });
  }

  /** Nobody reads any more: writing on is pointless. */
  get isClosed(): boolean {
    return this.closed;
  }

  /** Throws when the output failed otherwise than by its reader leaving (a full disk). */
  async write(line: string): Promise<void> {
    if (this.failure !== null) throw this.failure;
    if (this.closed || this.stream.write(`${line}\n`)) return;
    this.draining ??= new Promise<void>((resolve) => {
      this.endDraining = resolve;
    }).finally(() => {
      this.draining = null;
    });
    await this.draining;
  }

  /** Resolves when everything is with the operating system; throws as `write` does. */
  async flush(): Promise<void> {
    if (!this.closed) await new Promise<void>((resolve) => this.stream.write('', () => resolve()));
    if (this.failure !== null) throw this.failure;
  }
}
