import type { ProcessConfig } from '../config/process-config';
import { JsonLogger } from '../logging/json-logger';

type LoggerConfig = Pick<ProcessConfig, 'HUNTER_LOG_LEVEL' | 'HUNTER_SENTRY_DSN' | 'HUNTER_SENTRY_ENVIRONMENT'>;

/** The logger of a server process. Only with a DSN does anything of it go to Sentry as well. */
export async function createProcessLogger(service: string, config: LoggerConfig): Promise<JsonLogger> {
  const { HUNTER_LOG_LEVEL: level, HUNTER_SENTRY_DSN: dsn, HUNTER_SENTRY_ENVIRONMENT: environment } = config;
  if (dsn === undefined) return new JsonLogger({ service, level });
  // Loaded only here: it is a third of what a process would read from disk before it starts.
  const { SentryReports } = await import('./sentry-reports.js');
  const logger: JsonLogger = new JsonLogger({
    service,
    level,
    listener: new SentryReports({
      dsn,
      environment,
      service,
      onUndelivered: (reason) => logger.warn({ message: 'crash report not delivered', reason }, 'sentry'),
    }),
  });
  return logger;
}
