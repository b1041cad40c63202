import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readApiSettings } from './api-settings';
import { ApiModule } from './api.module';
import { configureApi } from './configure-api';
import { createOpenApiDocument } from './create-openapi-document';

/** Writes the OpenAPI document to the given file. Needs no database: in preview mode nothing is instantiated. */
async function main(target: string | undefined): Promise<void> {
  if (target === undefined) throw new Error('Usage: write-openapi <file>');
  const settings = readApiSettings({ DATABASE_URL: 'postgres://preview.invalid/hunter' });
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.register(settings, {}), {
    preview: true,
    logger: ['error'],
    bodyParser: false,
  });
  configureApi(app);
  writeFileSync(target, `${JSON.stringify(createOpenApiDocument(app), null, 2)}\n`);
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
