import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { ProblemError } from '../problems/problem-error';
import { routeArgumentsOf } from './route-arguments';

/** Refuses a body that is not sent as JSON where JSON is read; nobody would parse it, and every field would seem missing. */
@Injectable()
export class JsonBodyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (!routeArgumentsOf(context).takesBody) return true;
    const request = context.switchToHttp().getRequest<Request>();
    // A length of nought counts as a body for `is`, whatever type it claims.
    if (request.headers['content-length'] !== '0' && request.is('application/json') === false)
      throw new ProblemError('unsupported-media-type', { detail: 'Send the body as application/json.' });
    return true;
  }
}
