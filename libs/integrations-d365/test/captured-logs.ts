import { Logger, type LoggerService } from '@nestjs/common';
import { JsonLogger } from '@hunter/platform';

/** What the processes of a spec write to their log, line by line as JSON, down to the chattiest level. */
export class CapturedLogs {
  readonly lines: string[] = [];
  private readonly spies: jest.SpyInstance[] = [];

  private constructor() {
    const write = (text: string | Uint8Array): boolean => {
      this.lines.push(String(text));
      return true;
    };
    // winston's console transport writes to the stream that the console of the process holds.
    const { _stdout: stdout } = console as Console & { _stdout?: NodeJS.WriteStream };
    this.spies.push(jest.spyOn(stdout ?? process.stdout, 'write').mockImplementation(write as never));
    this.spies.push(jest.spyOn(console, 'log').mockImplementation((text: string) => void write(text)));
    this.listen();
  }

  /** Again, after a process was started that took the logger for itself. */
  listen(): void {
    Logger.overrideLogger(new JsonLogger({ service: 'test', level: 'debug' }));
  }

  static start(): CapturedLogs {
    return new CapturedLogs();
  }

  /** Messages under a context, in their order. */
  messages(context: string): readonly string[] {
    return this.lines.flatMap((line) => {
      const { message, context: of } = JSON.parse(line) as { message: string; context?: string };
      return of === context ? [message] : [];
    });
  }

  stop(): void {
    for (const spy of this.spies) spy.mockRestore();
    const silent: LoggerService = { log: () => undefined, warn: () => undefined, error: () => undefined };
    Logger.overrideLogger(silent);
  }
}
