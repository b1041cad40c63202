import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failedLeadCountQuery } from '../../api/count-failed-leads';
import { retryAllFailed } from '../../api/retry-push-jobs';
import { useAnnounce } from '../../components/announcer';
import { ProblemBar } from '../../components/problem-bar';
import { useFormat } from '../../i18n/use-format';
import { SetupCard } from './setup-card';

const useStyles = makeStyles({
  text: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/** After an outage or a repair: all that failed goes out again with one click. */
export function FailedPushesCard({ onShow }: { readonly onShow: () => void }) {
  const { t } = useTranslation();
  return (
    <SetupCard title={t('setup.failed')}>
      <FailedState onShow={onShow} />
    </SetupCard>
  );
}

function FailedState({ onShow }: { readonly onShow: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const client = useQueryClient();
  const announce = useAnnounce();
  const count = useQuery(failedLeadCountQuery());
  const restarted = (reopened: number): string =>
    t('setup.failedRestarted', { count: reopened, value: format.number(reopened) });
  const retry = useMutation({
    mutationFn: retryAllFailed,
    onSuccess: async ({ reopened }) => {
      announce(restarted(reopened));
      await client.invalidateQueries({ queryKey: ['leads'] });
    },
  });
  if (count.data === undefined) {
    return count.isError ? (
      <ProblemBar title={t('setup.failedError')} error={count.error} onRetry={() => void count.refetch()} />
    ) : (
      <Skeleton aria-label={t('app.loading')}>
        <SkeletonItem size={24} />
      </Skeleton>
    );
  }
  return (
    <>
      <p className={styles.text}>
        {count.data === 0
          ? t('setup.failedNone')
          : t('setup.failedCount', { count: count.data, value: format.number(count.data) })}
      </p>
      {retry.data === undefined ? null : <p className={styles.text}>{restarted(retry.data.reopened)}</p>}
      {count.data === 0 ? null : (
        <div className={styles.actions}>
          <Button
            icon={<ArrowClockwiseRegular />}
            disabledFocusable={retry.isPending}
            onClick={() => {
              retry.mutate();
            }}
          >
            {t('setup.failedRetry')}
          </Button>
          <Button appearance="subtle" onClick={onShow}>
            {t('setup.failedShow')}
          </Button>
        </div>
      )}
      {retry.isError ? <ProblemBar title={t('setup.failedRetryError')} error={retry.error} /> : null}
    </>
  );
}
