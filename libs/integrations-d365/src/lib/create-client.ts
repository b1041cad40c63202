import { AccessTokens } from './access-token';
import { D365Client } from './client';
import { keyColumnOf } from './column-rules';
import type { D365EnabledConfig } from './config';
import type { D365Failure } from './d365-failure';
import type { RequestLimiter } from './delivery/request-limiter';
import { createTokenSource } from './token-source';

/** For whoever counts: called for every failed request and every token fetched. */
export interface D365ClientObserver {
  readonly onFailure?: (failure: D365Failure) => void;
  readonly onTokenRefresh?: () => void;
}

export interface D365ClientExtras {
  readonly limiter?: Pick<RequestLimiter, 'run'>;
}

/** The client of one organisation with a token cache of its own: one per process. */
export function createD365Client(
  config: D365EnabledConfig,
  observer: D365ClientObserver = {},
  extras: D365ClientExtras = {},
): D365Client {
  const fetchToken = createTokenSource(config);
  const tokens = new AccessTokens({
    fetchToken: async () => {
      const token = await fetchToken();
      observer.onTokenRefresh?.();
      return token;
    },
    now: Date.now,
  });
  return new D365Client({
    config: { ...config, keyColumn: keyColumnOf(config.publisherPrefix) },
    tokens,
    ...(observer.onFailure === undefined ? {} : { onFailure: observer.onFailure }),
    ...extras,
  });
}
