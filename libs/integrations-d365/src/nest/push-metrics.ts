import { Counter, Gauge, Histogram } from 'prom-client';

/** Labels are closed sets: outcomes, failure codes, throttle facets. Never a lead. */
export const pushTotal = new Counter({
  name: 'd365_push_total',
  help: 'Ended push attempts by outcome.',
  labelNames: ['outcome'],
});

export const pushFailTotal = new Counter({
  name: 'd365_push_fail_total',
  help: 'Push attempts that did not succeed, by failure code.',
  labelNames: ['code'],
});

export const pushDuration = new Histogram({
  name: 'd365_push_duration_seconds',
  help: 'Duration of a push attempt from claim to commit.',
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
});

export const pushQueueAge = new Gauge({
  name: 'd365_push_queue_age_seconds',
  help: 'Age of the oldest open push job.',
});

export const throttledTotal = new Counter({
  name: 'd365_throttled_total',
  help: 'Answers that asked Hunter to slow down, by limit.',
  labelNames: ['facet'],
});

export const tokenRefreshTotal = new Counter({
  name: 'd365_token_refresh_total',
  help: 'Access tokens fetched from the sign-in service.',
});

export const chunkSize = new Histogram({
  name: 'd365_push_chunk_jobs',
  help: 'Jobs of a batch that were pushed together.',
  buckets: [10, 25, 50, 75, 100, 250],
});
