import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ScanConfig } from '@hunter/leads';
import { createProcessLogger, readEnv, startHttp, useHttpBasics } from '@hunter/platform';
import { openConfiguredIpSources } from './open-configured-ip-sources';
import { WorkerConfig } from './worker-config';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  const config = readEnv(WorkerConfig, process.env);
  const scan = readEnv(ScanConfig, process.env);
  const ipSources = await openConfiguredIpSources(scan, process.env);
  const logger = await createProcessLogger('worker', config);
  if (ipSources !== null && Object.keys(ipSources.sources).length === 0)
    logger.warn({ message: 'enrichment is on, but no IP database is configured' });
  const app = await NestFactory.create<NestExpressApplication>(
    WorkerModule.register({ process: config, scan, ipSources }, process.env),
    { logger },
  );
  useHttpBasics(app);
  const url = await startHttp(app, { ...config, PORT: config.HUNTER_WORKER_PORT });
  logger.log({ message: 'worker ready', url });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
