import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { lastPushJobQuery } from '../../api/get-last-push-job';
import type { PushJob } from '../../api/types';
import { ProblemBar } from '../../components/problem-bar';
import { RelativeTime } from '../../components/relative-time';
import { useFormat } from '../../i18n/use-format';
import { useCodeText } from '../../i18n/use-code-text';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingVerticalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) 1fr',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0 },
  },
});

/** The newest push of the lead: how far it is and what came of it. */
export function PushJobState({ leadId }: { readonly leadId: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const job = useQuery(lastPushJobQuery(leadId));
  if (job.isPending) {
    return (
      <Skeleton aria-label={t('app.loading')}>
        <SkeletonItem size={16} />
      </Skeleton>
    );
  }
  if (job.data === undefined) {
    return <ProblemBar title={t('d365.jobError')} error={job.error} onRetry={() => void job.refetch()} />;
  }
  if (job.data === null) return null;
  return (
    <section className={styles.root} aria-label={t('d365.job')}>
      <h3 className={styles.title}>{t('d365.job')}</h3>
      <JobFacts job={job.data} />
    </section>
  );
}

function JobFacts({ job }: { readonly job: PushJob }) {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const format = useFormat();
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      <dt>{t('d365.status')}</dt>
      <dd>
        {t(`d365.jobStatus.${job.status}`)} · <RelativeTime iso={job.updated_at} />
      </dd>
      <dt>{t('d365.attempts')}</dt>
      <dd>{format.number(job.attempt_count)}</dd>
      {job.outcome === null ? null : (
        <>
          <dt>{t('d365.outcome')}</dt>
          <dd>{codeText('d365.outcomes', job.outcome)}</dd>
        </>
      )}
      {job.kept.length === 0 ? null : (
        <>
          <dt>{t('d365.kept')}</dt>
          <dd>{job.kept.map(({ column }) => column).join(', ')}</dd>
        </>
      )}
    </dl>
  );
}
