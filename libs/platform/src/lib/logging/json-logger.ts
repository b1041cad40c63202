import type { LoggerService } from '@nestjs/common';
import { createLogger, format, transports, type Logger } from 'winston';
import type { LogListener } from './log-listener';

/** Nest's logger over winston: one JSON object a line, a static message and fields, so that alerts group. */
export class JsonLogger implements LoggerService {
  private readonly winston: Logger;
  private readonly listener: LogListener | undefined;

  constructor(options: { readonly service: string; readonly level: string; readonly listener?: LogListener }) {
    this.listener = options.listener;
    this.winston = createLogger({
      level: options.level,
      defaultMeta: { service: options.service },
      format: format.combine(format.timestamp(), format.json()),
      transports: [new transports.Console()],
    });
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  /** Nest passes the context as the last argument, and for errors the stack before it. */
  private write(level: string, message: unknown, rest: unknown[]): void {
    const context = rest.length > 0 && typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : undefined;
    const stack = level === 'error' && rest.length > 1 && typeof rest[0] === 'string' ? rest[0] : undefined;
    const fields =
      typeof message === 'object' && message !== null && !(message instanceof Error)
        ? message
        : { message: textOf(message) };
    if (this.listener !== undefined && this.winston.isLevelEnabled(level)) {
      const line = fields as Readonly<Record<string, unknown>>;
      const text = fields === message && typeof line['message'] === 'string' ? line['message'] : undefined;
      this.listener.recordLine({ level, context, message: text, fields: line });
    }
    this.winston.log({
      level,
      ...(context === undefined ? {} : { context }),
      ...(stack === undefined ? {} : { stack }),
      ...fields,
    } as never);
  }
}

function textOf(message: unknown): string {
  return message instanceof Error ? (message.stack ?? message.message) : String(message);
}
