import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { scanJobQuery } from '../../api/get-scan-job';
import type { StartedScanJob } from '../../api/types';
import { JobProgress } from '../../components/job-progress';
import { ProblemBar } from '../../components/problem-bar';
import { RejectedTable } from '../../components/rejected-table';
import { useJobAnnouncement } from '../../components/use-job-announcement';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center' },
  show: { alignSelf: 'start' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

interface ScanJobCardProps {
  readonly started: StartedScanJob;
  readonly onSuggestion: (domain: string) => void;
  readonly onDismiss: () => void;
  /** Shows the leads that the scan has read. */
  readonly onShowLeads: () => void;
}

/** Live progress of a scan of several domains, with those that were left out. */
export function ScanJobCard({ started, onSuggestion, onDismiss, onShowLeads }: ScanJobCardProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const job = useQuery({ ...scanJobQuery(started.job_id), enabled: started.total > 0 });
  const shown = job.data ?? started;
  useJobAnnouncement(shown);
  return (
    <section className={styles.root} aria-label={t('job.scanTitle')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('job.scanTitle')}</h2>
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('job.dismiss')}
          onClick={onDismiss}
        />
      </div>
      {job.isError ? (
        <ProblemBar title={t('job.errorTitle')} error={job.error} onRetry={() => void job.refetch()} />
      ) : (
        <JobProgress job={shown} />
      )}
      {shown.status === 'completed' ? (
        <Button className={styles.show} onClick={onShowLeads}>
          {t('job.showLeads')}
        </Button>
      ) : null}
      {started.rejected.length === 0 ? null : (
        <RejectedTable rows={started.rejected} total={started.rejected.length} onSuggestion={onSuggestion} />
      )}
    </section>
  );
}
