import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { assertBindAllowed } from '../auth/bind-policy';
import type { ProcessConfig } from '../config/process-config';
import { httpMetrics } from '../metrics/http-metrics';
import { ProblemFilter } from '../problems/problem.filter';
import { loopbackHostOnly } from './loopback-host';
import { requestId } from './request-id';

/** What every HTTP-speaking process of Hunter puts before its routes. */
export function useHttpBasics(app: NestExpressApplication): void {
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(requestId, httpMetrics, loopbackHostOnly);
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
}

/** Listens where the bind rule allows and resolves to the URL it listens on. */
export async function startHttp(
  app: NestExpressApplication,
  config: Pick<ProcessConfig, 'HUNTER_HOST' | 'PORT' | 'HUNTER_AUTH_MODE'>,
): Promise<string> {
  assertBindAllowed({ host: config.HUNTER_HOST, authMode: config.HUNTER_AUTH_MODE });
  await app.listen(config.PORT, config.HUNTER_HOST);
  const address = (app.getHttpServer() as Server).address() as AddressInfo;
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${String(address.port)}`;
}
