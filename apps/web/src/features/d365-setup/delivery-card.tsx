import { MessageBar, MessageBarBody, MessageBarTitle, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deliveryStatusQuery } from '../../api/get-delivery-status';
import { ProblemBar } from '../../components/problem-bar';
import { useDeliveryText } from '../../components/use-delivery-text';
import { useNow } from '../../components/use-now';
import { useFormat } from '../../i18n/use-format';
import { SetupCard } from './setup-card';

/** Whether pushes go out right now. */
export function DeliveryCard() {
  const { t } = useTranslation();
  return (
    <SetupCard title={t('delivery.title')}>
      <Delivery />
    </SetupCard>
  );
}

function Delivery() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const status = useQuery(deliveryStatusQuery());
  const text = useDeliveryText()(status.data);
  if (status.data === undefined) {
    return status.isError ? (
      <ProblemBar title={t('delivery.error')} error={status.error} onRetry={() => void status.refetch()} />
    ) : (
      <Skeleton aria-label={t('app.loading')}>
        <SkeletonItem size={32} />
      </Skeleton>
    );
  }
  if (text === null) {
    return (
      <MessageBar intent="success">
        <MessageBarBody>{t('delivery.free')}</MessageBarBody>
      </MessageBar>
    );
  }
  const pausedUntil = status.data.paused_until;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{text.cause}</MessageBarTitle> {text.waiting}{' '}
        {pausedUntil === null ? null : t('delivery.pausedUntil', { time: format.clock(pausedUntil, now) })}
      </MessageBarBody>
    </MessageBar>
  );
}
