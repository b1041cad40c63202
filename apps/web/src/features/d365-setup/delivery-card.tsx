import { MessageBar, MessageBarBody, MessageBarTitle, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deliveryStatusQuery } from '../../api/get-delivery-status';
import { lastEndedPushQuery } from '../../api/get-last-ended-push';
import { ProblemBar } from '../../components/problem-bar';
import { RelativeTime } from '../../components/relative-time';
import { useDeliveryText } from '../../components/use-delivery-text';
import { useNow } from '../../components/use-now';
import { useFormat } from '../../i18n/use-format';
import { useFailureText } from '../../components/use-failure-text';
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
  if (text === null) return <NoInterruption />;
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

/**
 * Pushes are not held back, which is less than that they arrive: a failure or two hold nothing back yet. How the last one
 * ended is all that is known.
 */
function NoInterruption() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const { data: last } = useQuery(lastEndedPushQuery());
  const error = last?.status === 'error' ? last.last_error : null;
  const failure = error === null ? null : failureText(error);
  return (
    <MessageBar intent={last?.status === 'error' ? 'warning' : 'info'} layout="multiline">
      <MessageBarBody>
        {t('delivery.free')}{' '}
        {last === undefined || last === null ? null : (
          <>
            {t('delivery.lastPush', { status: t(`d365.jobStatus.${last.status}`) })}{' '}
            <RelativeTime iso={last.updated_at} />
            {failure === null ? null : `: ${failure.message}`}
          </>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}
