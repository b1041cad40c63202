import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { principalOf, requestIdOf } from '@hunter/platform';
import type { Asker } from './asker';

/** Injects who asks, with the id of the request, into a controller method. */
export const CurrentAsker = createParamDecorator((_data: unknown, context: ExecutionContext): Asker => {
  const request = context.switchToHttp().getRequest<Parameters<typeof principalOf>[0]>();
  return { ...principalOf(request), traceId: requestIdOf(request) };
});
