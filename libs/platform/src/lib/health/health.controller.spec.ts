import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { startTestApp } from '../../../test/start-test-app';
import { HEALTH_CHECK_TIMEOUT_MS, type HealthIndicator } from './health-indicator';
import { OperationsModule } from './operations.module';

const answers: HealthIndicator = { name: 'database', check: () => Promise.resolve() };
const refuses: HealthIndicator = {
  name: 'queue',
  check: () => Promise.reject(new Error('ECONNREFUSED 10.0.0.7:6379')),
};
const hangs: HealthIndicator = { name: 'queue', check: () => new Promise(() => undefined) };
const throws: HealthIndicator = {
  name: 'queue',
  check: () => {
    throw new Error('no client');
  },
};

describe('HealthController', () => {
  let app: NestExpressApplication;
  const warned: unknown[] = [];

  beforeEach(() => {
    warned.length = 0;
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((message: unknown) => warned.push(message));
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await app.close();
  });

  const ask = async (path: string, ...indicators: readonly HealthIndicator[]) => {
    app = await startTestApp({ imports: [OperationsModule.register({ inject: [], indicators: () => indicators })] });
    return request(app.getHttpServer()).get(path);
  };

  it.each(['ready', 'startup'])('answers %s when everything that is needed answers', async (path) => {
    const { status, body } = await ask(`/healthz/${path}`, answers);

    expect([status, body]).toEqual([200, { status: 'ok', checks: { database: 'ok' } }]);
  });

  it.each([
    ['refuses', refuses],
    ['throws at once', throws],
  ])('is not ready when one of them %s, and says which without inner text', async (_name, broken) => {
    const { status, body, headers, text } = await ask('/healthz/ready', answers, broken);

    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('5');
    expect(body).toEqual({ status: 'unavailable', checks: { database: 'ok', queue: 'failed' } });
    expect(text).not.toContain('ECONNREFUSED');
    expect(warned).toEqual([expect.objectContaining({ check: 'queue' })]);
  });

  it('counts what does not answer in time as failed', async () => {
    const begun = Date.now();

    const { status, body } = await ask('/healthz/ready', answers, hangs);

    expect([status, body.checks.queue]).toEqual([503, 'failed']);
    expect(Date.now() - begun).toBeLessThan(HEALTH_CHECK_TIMEOUT_MS + 2_000);
    expect(warned).toEqual([expect.objectContaining({ error: 'health check timed out' })]);
  });

  it('is alive without asking anybody', async () => {
    const { status, body } = await ask('/healthz/live', hangs, throws);

    expect([status, body]).toEqual([200, { status: 'ok' }]);
    expect(warned).toEqual([]);
  });

  it('serves Prometheus text that no cache keeps', async () => {
    const { status, headers, text } = await ask('/metrics', answers);

    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/plain/);
    expect(headers['cache-control']).toBe('no-store');
    expect(text).toContain('# TYPE http_request_duration_seconds histogram');
  });
});
