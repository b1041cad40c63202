import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScanJob } from '../api/types';
import { useFormat } from '../i18n/use-format';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  head: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  state: { fontWeight: tokens.fontWeightSemibold },
  counts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  count: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    '& dd': { margin: 0 },
    '& dd, & dt': { lineHeight: '20px' },
  },
  figure: {
    fontVariantNumeric: 'tabular-nums',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
});

/** How far a scan or import is, in the server's counts. */
export function JobProgress({ job }: { readonly job: ScanJob }) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  const labelId = useId();
  const counts = [
    { key: 'succeeded', hint: undefined, value: job.succeeded },
    { key: 'incomplete', hint: t('job.incompleteHint'), value: job.incomplete },
    { key: 'failed', hint: t('job.failedHint'), value: job.failed },
    { key: 'pending', hint: undefined, value: job.pending + job.running },
  ] as const;
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <span id={labelId} className={styles.state}>
          {t(`job.${job.status}`)}
        </span>
        <span className={styles.figure}>
          {t('job.counted', { done: format.number(job.done), total: format.number(job.total) })}
        </span>
      </div>
      <ProgressBar
        aria-labelledby={labelId}
        value={job.total === 0 ? 1 : job.done / job.total}
        color={job.status === 'completed' ? 'success' : 'brand'}
        thickness="large"
      />
      <dl className={styles.counts}>
        {counts.map(({ key, hint, value }) => (
          <div key={key} className={styles.count} title={hint}>
            <dt>{t(`job.${key}`)}</dt>
            <dd className={styles.figure}>{format.number(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
