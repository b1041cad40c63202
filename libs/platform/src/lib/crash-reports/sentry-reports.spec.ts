import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { JsonLogger } from '../logging/json-logger';
import { createProcessLogger } from './create-process-logger';
import { SentryReports } from './sentry-reports';

interface ReportedEvent {
  readonly message: string;
  readonly breadcrumbs?: readonly Readonly<Record<string, unknown>>[];
}

/** A stand-in for the endpoint of a Sentry project. */
class SentryEndpoint {
  readonly bodies: string[] = [];
  status = 200;
  private readonly server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      this.bodies.push(body);
      response.writeHead(this.status).end('{}');
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://public@127.0.0.1:${String((this.server.address() as AddressInfo).port)}/42`;
  }

  stop(): Promise<unknown> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }

  /** An envelope is a header, the header of an item, and the item. */
  events(): readonly ReportedEvent[] {
    return this.bodies.map((body) => JSON.parse(body.split('\n')[2] ?? '') as ReportedEvent);
  }
}

const CANARY = 'canary.person@canary.example';
const LEAD = '0b9d3f0e-58b4-4f0c-9a51-3f2b7f0c1d11';

describe('reports to Sentry', () => {
  const endpoint = new SentryEndpoint();
  let dsn: string;
  let reports: SentryReports;
  let logger: JsonLogger;
  const undelivered: string[] = [];

  beforeAll(async () => {
    dsn = await endpoint.start();
    const { _stdout: stdout } = console as Console & { _stdout?: NodeJS.WriteStream };
    jest.spyOn(stdout ?? process.stdout, 'write').mockReturnValue(true);
    jest.spyOn(console, 'log').mockReturnValue();
  });

  afterAll(async () => {
    jest.restoreAllMocks();
    await endpoint.stop();
  });

  beforeEach(() => {
    endpoint.bodies.length = 0;
    endpoint.status = 200;
    undelivered.length = 0;
    reports = new SentryReports({
      dsn,
      environment: 'test',
      service: 'worker',
      onUndelivered: (reason) => undelivered.push(reason),
    });
    logger = new JsonLogger({ service: 'worker', level: 'info', listener: reports });
  });

  const delivered = () => reports.close(10_000);

  it('sends an error with the steps that led to it: which lead, which state', async () => {
    logger.log({ message: 'lead pushed', lead_id: LEAD, attempt: 1, outcome: 'created' }, 'd365_push');
    logger.warn({ message: 'push attempt failed', lead_id: LEAD, outcome: 'retry', code: 'throttled' }, 'd365_push');
    logger.error({ message: 'push attempt broke', lead_id: LEAD, job_id: LEAD }, 'd365_push');
    await delivered();

    expect(endpoint.events()).toMatchObject([
      {
        message: 'push attempt broke',
        level: 'error',
        environment: 'test',
        tags: { service: 'worker', context: 'd365_push' },
        extra: { lead_id: LEAD, job_id: LEAD },
        breadcrumbs: [
          { category: 'd365_push', message: 'lead pushed', data: { lead_id: LEAD, attempt: 1, outcome: 'created' } },
          { message: 'push attempt failed', level: 'warning', data: { outcome: 'retry', code: 'throttled' } },
        ],
      },
    ]);
  });

  it('sends nothing while nothing is wrong', async () => {
    logger.log({ message: 'lead pushed', lead_id: LEAD }, 'd365_push');
    await delivered();

    expect(endpoint.bodies).toEqual([]);
  });

  it('lets no text, no name and no address out, whatever a line holds', async () => {
    logger.log({ message: 'lead pushed', company: CANARY, domain: CANARY, outcome: CANARY, code: { of: CANARY } }, 'x');
    logger.warn(CANARY, 'sentences');
    logger.error({ message: 'request failed', error: `Error: ${CANARY}`, code: CANARY, stack: CANARY }, 'http');
    logger.error(CANARY, `Error: ${CANARY}\n    at x`, 'ExceptionsHandler');
    logger.error(new Error(CANARY));
    await delivered();

    expect(endpoint.events().map(({ message }) => message)).toEqual([
      'request failed',
      'an error without fields',
      'an error without fields',
    ]);
    expect(endpoint.bodies.join('')).not.toContain('canary');
    expect(endpoint.events()[0]?.breadcrumbs).toHaveLength(1);
  });

  it('leaves out what the log leaves out', async () => {
    logger.debug({ message: 'too much', lead_id: LEAD }, 'd365_push');
    logger.error({ message: 'enough' }, 'd365_push');
    await delivered();

    expect(endpoint.bodies.join('')).not.toContain('too much');
  });

  it('says once that nobody takes the reports, and goes on', async () => {
    endpoint.status = 403;
    logger.error({ message: 'first' }, 'd365_push');
    logger.error({ message: 'second' }, 'd365_push');
    await delivered();

    expect(undelivered).toEqual(['status 403']);
  });

  it('is off without a DSN and on with one', async () => {
    const settings = { HUNTER_LOG_LEVEL: 'info', HUNTER_SENTRY_ENVIRONMENT: 'test' } as const;
    const heard = (created: JsonLogger) => (created as unknown as { listener?: unknown }).listener;

    expect(heard(await createProcessLogger('api', settings))).toBeUndefined();
    const reporting = await createProcessLogger('api', { ...settings, HUNTER_SENTRY_DSN: dsn });
    expect(heard(reporting)).toBeInstanceOf(SentryReports);
  });
});
