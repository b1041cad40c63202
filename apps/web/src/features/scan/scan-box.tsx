import { Button, makeStyles, Spinner, Textarea, tokens } from '@fluentui/react-components';
import { SearchSparkleRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { scanJobKey } from '../../api/get-scan-job';
import { scanLead } from '../../api/scan-lead';
import { startScanJob } from '../../api/start-scan-job';
import type { LeadDetail, StartedScanJob } from '../../api/types';
import { useAnnounce } from '../../components/announcer';
import { useFormat } from '../../i18n/use-format';
import { readDomains } from './read-domains';
import { ScanProblem } from './scan-problem';
import { toRejectedDomains } from './to-rejected-domains';

const RejectedTable = lazy(async () => ({
  default: (await import('../../components/rejected-table')).RejectedTable,
}));

const MAX_ROWS = 5;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, width: 'min(560px, 100%)' },
  form: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  input: { flexGrow: 1, minHeight: '32px', '& textarea': { minHeight: '32px', height: 'auto', maxHeight: '120px' } },
  submit: { whiteSpace: 'nowrap', flexShrink: 0 },
});

interface ScanBoxProps {
  readonly onScanned: (lead: LeadDetail) => void;
  readonly onJobStarted: (job: StartedScanJob) => void;
}

/** One domain is scanned at once and opened; several become a job with progress. */
export function ScanBox({ onScanned, onJobStarted }: ScanBoxProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  const [text, setText] = useState('');
  const announce = useAnnounce();
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const domains = readDomains(text);
  const { scan, job, problem, dismiss } = useScans({
    onScanned: (lead) => {
      setText('');
      onScanned(lead);
    },
    onJobStarted: (started) => {
      setText('');
      onJobStarted(started);
    },
  });
  const take = (suggestion: string): void => {
    dismiss();
    scan.mutate(suggestion);
  };
  const isRunning = scan.isPending || job.isPending;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isRunning) return;
    dismiss();
    const [first, ...others] = domains;
    if (others.length > 0) job.mutate(domains);
    else if (first !== undefined) scan.mutate(first);
    else {
      inputRef.current?.focus();
      announce(t('scan.empty'));
    }
  };
  return (
    <div className={styles.root}>
      <form className={styles.form} onSubmit={submit} aria-label={t('scan.label')}>
        <Textarea
          className={styles.input}
          aria-label={t('scan.label')}
          placeholder={t('scan.placeholder')}
          value={text}
          resize="none"
          textarea={{ ref: inputRef, rows: Math.min(MAX_ROWS, text.split('\n').length), spellCheck: false }}
          autoCapitalize="none"
          autoComplete="off"
          onChange={(_, data) => {
            setText(data.value);
          }}
          onKeyDown={(event) => {
            // Enter while an input method is composing belongs to the input method.
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
          }}
        />
        <Button
          type="submit"
          appearance="primary"
          className={styles.submit}
          icon={isRunning ? <Spinner size="tiny" appearance="inverted" /> : <SearchSparkleRegular />}
          disabledFocusable={isRunning}
        >
          {domains.length > 1
            ? t('scan.many', { count: domains.length, value: format.number(domains.length) })
            : t('scan.submit')}
        </Button>
      </form>
      {problem === null ? null : (
        <ScanProblem domain={problem.domain} error={problem.error} onDismiss={dismiss} onTake={take} />
      )}
      {problem === null || problem.rejected.length === 0 ? null : (
        <Suspense>
          <RejectedTable
            rows={problem.rejected}
            total={problem.total}
            body={t('rejected.noneTaken')}
            onSuggestion={take}
          />
        </Suspense>
      )}
    </div>
  );
}

function useScans({ onScanned, onJobStarted }: ScanBoxProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const scan = useMutation({
    mutationFn: scanLead,
    meta: { showsOwnProblem: true },
    onMutate: (domain) => {
      announce(t('scan.running', { domain }));
    },
    onSuccess: (lead) => {
      client.setQueryData<LeadDetail>(['leads', 'detail', lead.domain], lead);
      void client.invalidateQueries({ queryKey: ['leads', 'list'] });
      void client.invalidateQueries({ queryKey: ['leads', 'kpis'] });
      announce(t('scan.done', { domain: lead.unicode_domain }));
      onScanned(lead);
    },
  });
  const job = useMutation({
    mutationFn: startScanJob,
    meta: { showsOwnProblem: true },
    onSuccess: (started) => {
      client.setQueryData(scanJobKey(started.job_id), started);
      onJobStarted(started);
    },
  });
  const problem = scan.isError
    ? { domain: scan.variables, error: scan.error, rejected: [], total: 0 }
    : job.isError
      ? {
          domain: null,
          error: job.error,
          rejected: toRejectedDomains(job.variables, job.error),
          total: job.variables.length,
        }
      : null;
  const dismiss = (): void => {
    scan.reset();
    job.reset();
  };
  return { scan, job, problem, dismiss };
}
