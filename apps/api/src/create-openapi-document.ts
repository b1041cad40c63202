import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ProblemDto } from '@hunter/platform';
import { describeCommonAnswers } from './openapi/describe-common-answers';

/** The HTTP contract as OpenAPI; the committed copy is `libs/contracts/openapi.json`. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Hunter')
    .setDescription(
      'Mail set-ups of companies, scored for Microsoft 365, and the way of chosen leads into Dynamics 365 Sales.',
    )
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controllerKey, methodKey) => `${controllerKey.replace(/Controller$/, '')}_${methodKey}`,
    extraModels: [ProblemDto],
  });
  return describeCommonAnswers(document);
}
