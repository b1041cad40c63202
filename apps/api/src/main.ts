import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createProcessLogger, startHttp } from '@hunter/platform';
import { readApiSettings } from './api-settings';
import { ApiModule } from './api.module';
import { configureApi } from './configure-api';

async function main(): Promise<void> {
  const settings = readApiSettings(process.env);
  const logger = await createProcessLogger('api', settings.process);
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.register(settings, process.env), {
    logger,
    bodyParser: false,
  });
  configureApi(app);
  const url = await startHttp(app, settings.process);
  logger.log({ message: 'api ready', url });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
