import { createTransport, Scope, type BaseTransportOptions, type Transport } from '@sentry/core';
import { ServerRuntimeClient } from '@sentry/core/server';
import type { LogLine, LogListener } from '../logging/log-listener';
import { toReportFields } from './to-report-fields';

export interface SentryReportsOptions {
  readonly dsn: string;
  readonly environment: string;
  readonly service: string;
  /** Told once, when a report could not be delivered. */
  readonly onUndelivered?: (reason: string) => void;
}

const SEVERITIES = { error: 'error', warn: 'warning', info: 'info', debug: 'debug' } as const;
const MAX_BREADCRUMBS = 100;
const TIMEOUT_MS = 5_000;

/**
 * Makes breadcrumbs of log lines (which lead, which state) and a report of every line at `error`. Takes what a line may say
 * from a closed list, so that nothing about a person, no secret and no vendor's text goes out; hooks into nothing else.
 */
export class SentryReports implements LogListener {
  private readonly client: ServerRuntimeClient;
  private readonly scope = new Scope();
  private undelivered = false;

  constructor(private readonly options: SentryReportsOptions) {
    const { dsn, environment } = options;
    this.client = new ServerRuntimeClient({
      dsn,
      environment,
      integrations: [],
      stackParser: () => [],
      transport: (given) => this.createTransport(given),
      sendClientReports: false,
      maxBreadcrumbs: MAX_BREADCRUMBS,
    });
    this.scope.setClient(this.client);
    this.client.init();
  }

  recordLine({ level, context, message, fields }: LogLine): void {
    const severity = level in SEVERITIES ? SEVERITIES[level as keyof typeof SEVERITIES] : 'info';
    const data = toReportFields(fields);
    if (severity === 'error') {
      // A sentence or an error may quote anything; where it stood in the log is said, what it said is not.
      this.scope.captureEvent({
        message: message ?? 'an error without fields',
        level: severity,
        tags: { service: this.options.service, context: context ?? 'none' },
        extra: data,
      });
      return;
    }
    if (message === undefined) return;
    this.scope.addBreadcrumb(
      { category: context ?? 'none', message, level: severity, data, timestamp: Date.now() / 1_000 },
      MAX_BREADCRUMBS,
    );
  }

  /** Waits for what is on its way, for so long at most. */
  async close(timeoutMs: number): Promise<void> {
    await this.client.close(timeoutMs);
  }

  private createTransport(given: BaseTransportOptions): Transport {
    return createTransport(given, async ({ body }) => {
      try {
        const answer = await fetch(given.url, { method: 'POST', body, signal: AbortSignal.timeout(TIMEOUT_MS) });
        await answer.arrayBuffer();
        if (!answer.ok) this.reportUndelivered(`status ${String(answer.status)}`);
        return {
          statusCode: answer.status,
          headers: {
            'x-sentry-rate-limits': answer.headers.get('x-sentry-rate-limits'),
            'retry-after': answer.headers.get('retry-after'),
          },
        };
      } catch (error) {
        this.reportUndelivered(error instanceof Error ? error.name : 'unknown');
        throw error;
      }
    });
  }

  private reportUndelivered(reason: string): void {
    if (this.undelivered) return;
    this.undelivered = true;
    this.options.onUndelivered?.(reason);
  }
}
