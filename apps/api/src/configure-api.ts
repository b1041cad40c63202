import { RequestMethod } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import { createValidationPipe, useHttpBasics } from '@hunter/platform';
import helmet from 'helmet';
import { createOpenApiDocument } from './create-openapi-document';

const JSON_LIMIT = '5mb';

/** Everything between the socket and the controllers, the same for the process, its tests and the document writer. */
export function configureApi(app: NestExpressApplication): void {
  useHttpBasics(app);
  app.use(
    helmet({ contentSecurityPolicy: { directives: { 'script-src': ["'self'"], 'upgrade-insecure-requests': null } } }),
  );
  app.useBodyParser('json', { limit: JSON_LIMIT });
  app.useGlobalPipes(createValidationPipe());
  app.setGlobalPrefix('api/v1', {
    exclude: [
      { path: 'healthz/{*rest}', method: RequestMethod.GET },
      { path: 'metrics', method: RequestMethod.GET },
    ],
  });
  SwaggerModule.setup('docs', app, () => createOpenApiDocument(app), { jsonDocumentUrl: 'docs/openapi.json' });
}
