import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { LOCAL_PRINCIPAL, type Principal } from './principal';

const PRINCIPAL = Symbol('principal');

/** Gives every request its principal. In `local` mode that is the local user; the bind rule keeps strangers out. */
@Injectable()
export class PrincipalGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request & { [PRINCIPAL]?: Principal }>();
    request[PRINCIPAL] = LOCAL_PRINCIPAL;
    return true;
  }
}

/** The principal that the guard attached. A route that runs without the guard is a wiring error. */
export function principalOf(request: Request): Principal {
  const principal = (request as Request & { [PRINCIPAL]?: Principal })[PRINCIPAL];
  if (principal === undefined) throw new Error('PrincipalGuard did not run for this route');
  return principal;
}
