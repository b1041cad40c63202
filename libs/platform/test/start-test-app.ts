import { Test } from '@nestjs/testing';
import type { ModuleMetadata } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createValidationPipe, useHttpBasics } from '../src';

/** An application with what every process of Hunter puts before its routes, on a free port. */
export async function startTestApp(metadata: ModuleMetadata): Promise<NestExpressApplication> {
  const module = await Test.createTestingModule(metadata).compile();
  const app = module.createNestApplication<NestExpressApplication>({ logger: false });
  useHttpBasics(app);
  app.useGlobalPipes(createValidationPipe());
  await app.listen(0, '127.0.0.1');
  return app;
}
