import { setTimeout as sleep } from 'node:timers/promises';
import { QUEUES, type D365PushJob } from '@hunter/contracts';
import { getQueueToken } from '@nestjs/bull';
import { Logger, type Provider } from '@nestjs/common';
import type { Queue } from 'bull';
import type { D365EnabledConfig } from '../../lib/config';
import { CircuitBreaker } from '../../lib/delivery/circuit-breaker';
import { LocalCircuitStore, type CircuitStore } from '../../lib/delivery/circuit-store';
import { LocalLimiterStore, type LimiterStore } from '../../lib/delivery/limiter-store';
import { RequestLimiter } from '../../lib/delivery/request-limiter';
import { PUSH_LOG_CONTEXT } from '../push-log';
import { CircuitStoreWithFallback } from './circuit-store-with-fallback';
import { CIRCUIT_BREAKER, REQUEST_LIMITER } from './delivery.tokens';
import { LimiterStoreWithFallback } from './limiter-store-with-fallback';
import { RedisCircuitStore } from './redis-circuit-store';
import { RedisLimiterStore } from './redis-limiter-store';
import { SharedOrLocal } from './shared-or-local';

/** Breaker and limiter of one application user in one organisation, shared by every process through the queue's Redis. */
export function deliveryProviders(config: D365EnabledConfig): Provider[] {
  const inject = [getQueueToken(QUEUES.d365Push)];
  return [
    { provide: CIRCUIT_BREAKER, inject, useFactory: (queue: Queue<D365PushJob>) => createCircuit(config, queue) },
    { provide: REQUEST_LIMITER, inject, useFactory: (queue: Queue<D365PushJob>) => createLimiter(config, queue) },
  ];
}

function createCircuit(config: D365EnabledConfig, queue: Queue): CircuitBreaker {
  return new CircuitBreaker({
    store: new CircuitStoreWithFallback(
      new SharedOrLocal<CircuitStore>(
        new RedisCircuitStore(queue.client, keyOf(config, queue)),
        new LocalCircuitStore(Date.now),
        reportAway('circuit'),
      ),
    ),
    // One push alone never opens it, however many attempts it has.
    settings: { ...config.circuit, failures: Math.max(config.circuit.failures, config.maxAttempts + 1) },
    now: Date.now,
  });
}

function createLimiter(config: D365EnabledConfig, queue: Queue): RequestLimiter {
  return new RequestLimiter({
    store: new LimiterStoreWithFallback(
      new SharedOrLocal<LimiterStore>(
        new RedisLimiterStore(queue.client, keyOf(config, queue)),
        new LocalLimiterStore(Date.now),
        reportAway('limits'),
      ),
    ),
    limits: config.limits,
    now: Date.now,
    sleep: async (ms, signal) => {
      await sleep(ms, undefined, signal === undefined ? {} : { signal });
    },
  });
}

function keyOf(config: D365EnabledConfig, queue: Queue): string {
  return queue.toKey(`user:${config.clientId}@${new URL(config.baseUrl).host}`);
}

function reportAway(what: string): (away: boolean) => void {
  const logger = new Logger(PUSH_LOG_CONTEXT);
  return (away) => {
    if (away) logger.warn({ message: 'shared state not reachable, this process goes by its own', what });
    else logger.log({ message: 'shared state reachable again', what });
  };
}
