import { CanActivate, ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import type { ProblemFieldError } from '../problems/problem-catalogue';
import { ProblemError } from '../problems/problem-error';
import { routeArgumentsOf } from './route-arguments';

const ANY_QUERY = 'hunter:any-query';

/** For routes that machines probe with parameters of their own: an unknown one is no reason to be taken for dead. */
export const AnyQuery = (): ClassDecorator => SetMetadata(ANY_QUERY, true);

/**
 * Refuses query parameters that a route does not take, and those that are given twice, naming what is allowed. Routes that
 * read the whole query refuse for themselves, together with whatever else is wrong with it.
 */
@Injectable()
export class ClosedQueryGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { queryNames } = routeArgumentsOf(context);
    if (queryNames === null || Reflect.getMetadata(ANY_QUERY, context.getClass()) === true) return true;
    const { query } = context.switchToHttp().getRequest<Request>();
    const errors = Object.entries(query).flatMap(([field, value]): ProblemFieldError[] => {
      if (!queryNames.includes(field)) return [{ field, code: 'unknown-parameter', allowed: queryNames }];
      return typeof value === 'string' ? [] : [{ field, code: 'repeated-parameter' }];
    });
    if (errors.length > 0) throw new ProblemError('invalid-query', { errors });
    return true;
  }
}
