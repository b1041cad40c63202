import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const REQUEST_ID = Symbol('requestId');
const ACCEPTED = /^[A-Za-z0-9._-]{1,128}$/;

/** Accepts a caller's `X-Request-Id` when it is harmless, else makes one, and returns it on the response. */
export function requestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.header('x-request-id');
  const id = given !== undefined && ACCEPTED.test(given) ? given : randomUUID();
  (request as Request & { [REQUEST_ID]?: string })[REQUEST_ID] = id;
  response.setHeader('X-Request-Id', id);
  next();
}

/** The id of this request, for logs and problems. */
export function requestIdOf(request: Request): string {
  return (request as Request & { [REQUEST_ID]?: string })[REQUEST_ID] ?? 'none';
}
