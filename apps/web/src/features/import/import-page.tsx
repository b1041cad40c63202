import { makeStyles, MessageBar, MessageBarBody, ProgressBar, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageColumn } from '../../components/page-column';
import { ProblemBar } from '../../components/problem-bar';
import { ColumnFields } from './column-fields';
import type { ColumnNames } from './column-fields';
import { DropZone } from './drop-zone';
import { ImportResult } from './import-result';
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
  const [wrongFile, setWrongFile] = useState<string | null>(null);
  const { upload, sentShare } = useImport(onJob);
  const take = (file: File): void => {
    upload.reset();
    if (!isImportable(file.name)) {
      setWrongFile(file.name);
      return;
    }
    setWrongFile(null);
    upload.mutate({ file, domainColumn: names.domain.trim(), companyColumn: names.company.trim() });
  };
  const showsResult = jobId !== null && !upload.isPending;
  return (
    <PageColumn title={t('import.title')} lead={t('import.lead')}>
      {upload.isPending ? <Sending fileName={upload.variables.file.name} share={sentShare} /> : null}
      {upload.isError ? <ProblemBar title={t('import.errorTitle')} error={upload.error} /> : null}
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
        />
      ) : null}
      {showsResult || upload.isPending ? null : (
        <>
          <DropZone onFile={take} />
          <ColumnFields names={names} onChange={setNames} />
        </>
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
