import type { ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';

export interface RouteArguments {
  /** Names of the query parameters that the route takes one by one; null: it reads the whole query itself. */
  readonly queryNames: readonly string[] | null;
  /** Whether the route takes a JSON body. */
  readonly takesBody: boolean;
}

/** What a route takes from a request, by the decorators of its handler. */
export function routeArgumentsOf(context: ExecutionContext): RouteArguments {
  const metadata: Readonly<Record<string, { readonly data?: unknown }>> =
    Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) ?? {};
  // A key is `<kind of argument>:<position>`.
  const taken = (kind: RouteParamtypes) =>
    Object.entries(metadata).flatMap(([key, { data }]) => (key.startsWith(`${String(kind)}:`) ? [data] : []));
  const queries = taken(RouteParamtypes.QUERY);
  const names = queries.filter((name) => typeof name === 'string');
  return {
    queryNames: names.length === queries.length ? names : null,
    takesBody: taken(RouteParamtypes.BODY).length > 0,
  };
}
