import type { Request } from 'express';

/** What Express 5 keeps per route; its typings leave the layers out. */
interface RouteLayer {
  readonly match: (path: string) => unknown;
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
}

/** The methods that the address of a request does answer, upper case and sorted; none: nothing lives there. */
export function allowedMethods(request: Request): readonly string[] {
  const { stack } = (request.app as unknown as { readonly router: { readonly stack: readonly RouteLayer[] } }).router;
  const methods = stack.flatMap((layer) =>
    layer.route !== undefined && layer.match(request.path) ? Object.keys(layer.route.methods) : [],
  );
  return [...new Set(methods)]
    .filter((method) => method !== '_all')
    .map((method) => method.toUpperCase())
    .sort();
}
