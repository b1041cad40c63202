import { useTranslation } from 'react-i18next';
import type { DeliveryStatus } from '../api/types';
import { useFormat } from '../i18n/use-format';
import { useNow } from './use-now';

export interface DeliveryText {
  /** What holds the pushes back, and since when. */
  readonly cause: string;
  /** How many wait, and that nobody has to do anything. */
  readonly waiting: string;
}

/** Why pushes do not go out at the moment, in the language of the page; null while they do. */
export function useDeliveryText(): (status: DeliveryStatus | undefined) => DeliveryText | null {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  return (status) => {
    const waiting = status?.waiting ?? null;
    if (status === undefined || waiting === null) return null;
    const { pushes } = waiting;
    const since = status.unreachable_since;
    return {
      cause: since === null ? t('delivery.busy') : t('delivery.unreachable', { time: format.clock(since, now) }),
      waiting:
        pushes === 0 ? t('delivery.noneWaits') : t('delivery.waits', { count: pushes, value: format.number(pushes) }),
    };
  };
}
