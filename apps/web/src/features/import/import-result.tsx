import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { scanJobQuery } from '../../api/get-scan-job';
import { fetchAllRejectedRows, rejectedRowsQuery } from '../../api/list-rejected-rows';
import { JobProgress } from '../../components/job-progress';
import { ProblemBar } from '../../components/problem-bar';
import { RejectedTable } from '../../components/rejected-table';
import { useJobAnnouncement } from '../../components/use-job-announcement';
import { useFormat } from '../../i18n/use-format';
import { toQuotedList } from './to-quoted-list';
import { uploadKey } from './use-import';
import type { FinishedUpload } from './use-import';

const MAX_SHEET_BUTTONS = 5;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  body: { margin: 0, color: tokens.colorNeutralForeground2 },
  sheets: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

interface ImportResultProps {
  readonly jobId: string;
  readonly onShowLeads: () => void;
  readonly onAnother: () => void;
  /** Imports another sheet of the same file. */
  readonly onSheet: (file: File, sheet: string) => void;
}

/** What became of an import: rows taken, rows left out, and the scan of the taken ones as it goes on. */
export function ImportResult({ jobId, onShowLeads, onAnother, onSheet }: ImportResultProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const job = useQuery(scanJobQuery(jobId));
  // Only this browser session knows the file; after a reload the job alone is shown.
  const { data: upload } = useQuery<FinishedUpload | null>({
    queryKey: uploadKey(jobId),
    queryFn: () => null,
    staleTime: Infinity,
  });
  useJobAnnouncement(job.data);
  const title =
    upload === null || upload === undefined
      ? t('import.resultTitlePlain')
      : t('import.resultTitle', { file: upload.file.name });
  return (
    <section className={styles.root} aria-label={t('import.status')}>
      <h2 className={styles.title}>{title}</h2>
      {upload === null || upload === undefined ? null : <Receipt upload={upload} onSheet={onSheet} />}
      {job.isPending ? (
        <Skeleton aria-label={t('app.loading')}>
          <SkeletonItem size={24} />
        </Skeleton>
      ) : null}
      {job.isError ? (
        <ProblemBar title={t('job.errorTitle')} error={job.error} onRetry={() => void job.refetch()} />
      ) : null}
      {job.data === undefined ? null : <JobProgress job={job.data} />}
      <div className={styles.actions}>
        <Button appearance="primary" onClick={onShowLeads}>
          {t('job.showLeads')}
        </Button>
        <Button onClick={onAnother}>{t('import.another')}</Button>
      </div>
      <Rejected jobId={jobId} total={upload?.receipt.rejected_total ?? null} />
    </section>
  );
}

interface ReceiptProps {
  readonly upload: FinishedUpload;
  readonly onSheet: ImportResultProps['onSheet'];
}

function Receipt({ upload, onSheet }: ReceiptProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  const { accepted, columns } = upload.receipt;
  return (
    <>
      <p className={styles.body}>
        {t('import.accepted', { count: accepted, value: format.number(accepted) })}.{' '}
        {columns.company === null
          ? t('import.foundDomainOnly', { domain: columns.domain })
          : t('import.foundColumns', { domain: columns.domain, company: columns.company })}
      </p>
      <OtherSheets upload={upload} onSheet={onSheet} />
    </>
  );
}

/** Which sheet of a workbook was read, when others hold rows too: nothing of a file may stay behind unnoticed. */
function OtherSheets({ upload, onSheet }: ReceiptProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { sheet, other_sheets: others } = upload.receipt;
  if (sheet === null || others.length === 0) return null;
  return (
    <div className={styles.sheets}>
      <p className={styles.body}>{t('import.sheetRead', { sheet, others: toQuotedList(others) })}</p>
      {others.slice(0, MAX_SHEET_BUTTONS).map((other) => (
        <Button
          key={other}
          size="small"
          onClick={() => {
            onSheet(upload.file, other);
          }}
        >
          {t('import.importSheet', { sheet: other })}
        </Button>
      ))}
    </div>
  );
}

interface RejectedProps {
  readonly jobId: string;
  /** From the receipt; null when the page was loaded anew and the receipt is gone. */
  readonly total: number | null;
}

function Rejected({ jobId, total }: RejectedProps) {
  const { t } = useTranslation();
  const rejected = useQuery({ ...rejectedRowsQuery(jobId), enabled: total !== 0 });
  if (rejected.isError) {
    return (
      <ProblemBar title={t('rejected.errorTitle')} error={rejected.error} onRetry={() => void rejected.refetch()} />
    );
  }
  const rows = rejected.data?.items ?? [];
  if (rows.length === 0) return null;
  return <RejectedTable rows={rows} total={total ?? rows.length} fetchAll={() => fetchAllRejectedRows(jobId)} />;
}
