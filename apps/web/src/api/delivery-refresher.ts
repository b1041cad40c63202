import type { QueryClient } from '@tanstack/react-query';
import { deliveryStatusKey } from './get-delivery-status';
import { createPacedCall } from './paced-call';
import type { PacedCall } from './paced-call';

const SETTLE_MS = 250;
const PACE_MS = 1_000;

/** Asks whether pushes reach Dynamics after the state of one changed: an outage begins and ends with such changes. */
export function createDeliveryRefresher(client: QueryClient): PacedCall {
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: deliveryStatusKey });
  };
  return createPacedCall(refresh, SETTLE_MS, () => PACE_MS);
}
