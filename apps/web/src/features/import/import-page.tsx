import { makeStyles, MessageBar, MessageBarBody, ProgressBar, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageColumn } from '../../components/page-column';
import { ColumnFields } from './column-fields';
import type { ColumnNames } from './column-fields';
import { DropZone } from './drop-zone';
import { ImportProblem } from './import-problem';
import { ImportResult } from './import-result';
import { isColumnMissing } from './is-column-missing';
import { isImportable } from './is-importable';
import { useImport } from './use-import';

const useStyles = makeStyles({
  sending: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

interface ImportPageProps {
  readonly jobId: string | null;
  readonly onJob: (jobId: string | null) => void;
  readonly onShowLeads: () => void;
}

/** Drop a list, watch it being read and scanned, get back what could not be used. */
export function ImportPage({ jobId, onJob, onShowLeads }: ImportPageProps) {
  const { t } = useTranslation();
  const [names, setNames] = useState<ColumnNames>({ domain: '', company: '' });
  const [namesAreOpen, setNamesAreOpen] = useState(false);
  const [wrongFile, setWrongFile] = useState<string | null>(null);
  const { upload, sentShare } = useImport(onJob);
  const take = (file: File, sheet = ''): void => {
    upload.reset();
    if (!isImportable(file.name)) {
      setWrongFile(file.name);
      return;
    }
    setWrongFile(null);
    upload.mutate(
      { file, domainColumn: names.domain.trim(), companyColumn: names.company.trim(), sheet },
      {
        onError: (error) => {
          if (isColumnMissing(error)) setNamesAreOpen(true);
        },
      },
    );
  };
  const misses = upload.isError && isColumnMissing(upload.error);
  const showsResult = jobId !== null && !upload.isPending;
  return (
    <PageColumn title={t('import.title')} lead={t('import.lead')}>
      {upload.isPending ? <Sending fileName={upload.variables.file.name} share={sentShare} /> : null}
      {upload.isError ? (
        <ImportProblem
          error={upload.error}
          onSendAgain={
            misses
              ? () => {
                  take(upload.variables.file, upload.variables.sheet);
                }
              : null
          }
        />
      ) : null}
      {wrongFile === null ? null : (
        <MessageBar intent="error" role="alert">
          <MessageBarBody>{t('import.wrongType', { file: wrongFile })}</MessageBarBody>
        </MessageBar>
      )}
      {showsResult ? (
        <ImportResult
          jobId={jobId}
          onShowLeads={onShowLeads}
          onAnother={() => {
            onJob(null);
          }}
          onSheet={take}
        />
      ) : null}
      {showsResult || upload.isPending ? null : (
        <DropZone
          onFile={(file) => {
            take(file);
          }}
        />
      )}
      {upload.isPending || (showsResult && !misses) ? null : (
        <ColumnFields names={names} onChange={setNames} isOpen={namesAreOpen} onToggle={setNamesAreOpen} />
      )}
    </PageColumn>
  );
}

/** While the file goes out its share is known; while the server reads it, only that it does. */
function Sending({ fileName, share }: { readonly fileName: string; readonly share: number }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const labelId = useId();
  const isSent = share >= 1;
  return (
    <div className={styles.sending} role="status">
      <span id={labelId}>
        {isSent ? t('import.reading', { file: fileName }) : t('import.uploading', { file: fileName })}
      </span>
      {isSent ? (
        <ProgressBar aria-labelledby={labelId} thickness="large" />
      ) : (
        <ProgressBar aria-labelledby={labelId} thickness="large" value={share} />
      )}
    </div>
  );
}
