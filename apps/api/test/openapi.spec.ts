import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiModule } from '../src/api.module';
import { readApiSettings } from '../src/api-settings';
import { configureApi } from '../src/configure-api';
import { createOpenApiDocument } from '../src/create-openapi-document';

const CONTRACTS = join(__dirname, '../../../libs/contracts');

describe('the committed OpenAPI document', () => {
  it('is what the controllers say (npm run openapi writes it)', async () => {
    const settings = readApiSettings({ DATABASE_URL: 'postgres://preview.invalid/hunter' });
    const app = await NestFactory.create<NestExpressApplication>(ApiModule.register(settings, {}), {
      preview: true,
      logger: ['error'],
      bodyParser: false,
    });
    configureApi(app);

    const committed: unknown = JSON.parse(readFileSync(join(CONTRACTS, 'openapi.json'), 'utf8'));
    expect(JSON.parse(JSON.stringify(createOpenApiDocument(app)))).toEqual(committed);
  });
});
