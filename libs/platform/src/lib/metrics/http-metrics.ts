import type { NextFunction, Request, Response } from 'express';
import { Counter, Histogram } from 'prom-client';

const duration = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Duration of HTTP requests by route pattern, method and status class.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});

const failures = new Counter({
  name: 'http_request_failures_total',
  help: 'HTTP answers with status 500 and above.',
  labelNames: ['method', 'route'],
});

/** Rate, errors and duration of every route; the label is the route's pattern, never the path, so labels stay bounded. */
export function httpMetrics(request: Request, response: Response, next: NextFunction): void {
  const stop = duration.startTimer();
  response.once('close', () => {
    const route = routePatternOf(request);
    stop({ method: request.method, route, status: `${String(Math.floor(response.statusCode / 100))}xx` });
    if (response.statusCode >= 500) failures.inc({ method: request.method, route });
  });
  next();
}

function routePatternOf(request: Request): string {
  const route = request.route as { path?: unknown } | undefined;
  return typeof route?.path === 'string' ? route.path : 'unmatched';
}
