import type { NextFunction, Request, Response } from 'express';
import { isLoopbackHost } from '../auth/bind-policy';
import { ProblemError } from '../problems/problem-error';

/**
 * Refuses requests whose `Host` or `Origin` is not loopback: in `local` mode a web page elsewhere could otherwise reach
 * Hunter through the rep's own browser (DNS rebinding, cross-site POST).
 */
export function loopbackHostOnly(request: Request, _response: Response, next: NextFunction): void {
  const host = hostNameOf(request.headers.host);
  if (host === null || !isLoopbackHost(host)) {
    next(new ProblemError('forbidden-host', { detail: 'In local mode Hunter answers only on localhost.' }));
    return;
  }
  const origin = request.headers.origin;
  if (origin !== undefined && !isLoopbackOrigin(origin)) {
    next(new ProblemError('forbidden-host', { detail: 'Requests from other sites are refused.' }));
    return;
  }
  next();
}

function hostNameOf(header: string | undefined): string | null {
  return /^(\[[^\]]*\]|[^:]*)(?::\d*)?$/.exec(header ?? '')?.[1] ?? null;
}

function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopbackHost(new URL(origin).hostname);
}
