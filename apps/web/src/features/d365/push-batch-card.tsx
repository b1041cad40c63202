import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, ArrowUndoRegular, DismissRegular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pushBatchKey, pushBatchQuery } from '../../api/get-push-batch';
import { retryFailedOf } from '../../api/retry-push-jobs';
import type { PushBatch } from '../../api/types';
import { ProblemBar } from '../../components/problem-bar';
import { useFormat } from '../../i18n/use-format';
import { UndoBatchDialog } from './undo-batch-dialog';
import { useFailureText } from '../../components/use-failure-text';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  counts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, margin: 0 },
  count: { display: 'flex', gap: tokens.spacingHorizontalXS, '& dd': { margin: 0 } },
  figure: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  failures: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface PushBatchCardProps {
  readonly batchId: string;
  /** Another batch is to be followed: the undo of this one. */
  readonly onFollow: (batchId: string) => void;
  readonly onDismiss: () => void;
}

/** How far a push of several leads is, why some failed, and the two ways back: trying again and undoing. */
export function PushBatchCard({ batchId, onFollow, onDismiss }: PushBatchCardProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const batch = useQuery(pushBatchQuery(batchId));
  const title = batch.data?.kind === 'undo' ? t('d365.batchUndo') : t('d365.batch');
  return (
    <section className={styles.root} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('d365.batchDismiss')}
          onClick={onDismiss}
        />
      </div>
      {batch.isError ? (
        <ProblemBar title={t('d365.batchError')} error={batch.error} onRetry={() => void batch.refetch()} />
      ) : null}
      {batch.data === undefined ? null : <Progress batch={batch.data} />}
      {batch.data === undefined ? null : <BatchActions batch={batch.data} onUndone={onFollow} />}
    </section>
  );
}

const COUNTS = [
  'queued',
  'in_progress',
  'created',
  'updated',
  'no_op',
  'restored',
  'blocked',
  'error',
  'already_open',
  'skipped_total',
] as const;

function Progress({ batch }: { readonly batch: PushBatch }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const failureText = useFailureText();
  const labelId = useId();
  const done = batch.succeeded + batch.blocked + batch.error;
  return (
    <>
      <div className={styles.head}>
        <span id={labelId}>{t(batch.status === 'running' ? 'd365.batchRunning' : 'd365.batchFinished')}</span>
        <span className={styles.figure}>
          {t('d365.batchCounted', { done: format.number(done), total: format.number(batch.total) })}
        </span>
      </div>
      <ProgressBar aria-labelledby={labelId} value={batch.total === 0 ? 1 : done / batch.total} thickness="large" />
      <dl className={styles.counts}>
        {COUNTS.filter((name) => batch[name] > 0).map((name) => (
          <div key={name} className={styles.count}>
            <dt>{t(`d365.batchCounts.${name}`)}</dt>
            <dd className={styles.figure}>{format.number(batch[name])}</dd>
          </div>
        ))}
      </dl>
      {batch.failures.length === 0 ? null : (
        <ul className={styles.failures}>
          {batch.failures.map(({ count, error }) => {
            const text = failureText(error);
            return (
              <li key={error.code}>
                {format.number(count)} × {text.message} {text.remedy}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

interface BatchActionsProps {
  readonly batch: PushBatch;
  readonly onUndone: (batchId: string) => void;
}

function BatchActions({ batch, onUndone }: BatchActionsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: pushBatchKey(batch.batch_id) });
  const retry = useMutation({ mutationFn: () => retryFailedOf(batch.batch_id), onSuccess: refresh });
  if (batch.status === 'running') return null;
  const canUndo = batch.undoable > 0 && batch.undone_by === null;
  // Someone who looks for the way back is told that there is none.
  const hasOnlyNew = batch.kind === 'push' && batch.created > 0 && batch.undoable === 0 && batch.undone_by === null;
  if (batch.error === 0 && !canUndo && !hasOnlyNew) return null;
  return (
    <>
      <div className={styles.actions}>
        {batch.error === 0 ? null : (
          <Button
            size="small"
            icon={<ArrowClockwiseRegular />}
            disabledFocusable={retry.isPending}
            onClick={() => {
              retry.mutate();
            }}
          >
            {t('d365.batchRetry', { count: batch.error, value: format.number(batch.error) })}
          </Button>
        )}
        {canUndo ? (
          <>
            <Button
              size="small"
              icon={<ArrowUndoRegular />}
              onClick={() => {
                setIsAsking(true);
              }}
            >
              {t('d365.batchUndoAction', { count: batch.undoable, value: format.number(batch.undoable) })}
            </Button>
            <span className={styles.hint}>{t('d365.batchUndoHint')}</span>
          </>
        ) : null}
        {hasOnlyNew ? <span className={styles.hint}>{t('d365.batchUndoNothing')}</span> : null}
      </div>
      {retry.isError ? <ProblemBar title={t('d365.batchActionError')} error={retry.error} /> : null}
      {isAsking ? (
        <UndoBatchDialog
          batch={batch}
          onUndone={onUndone}
          onClose={() => {
            setIsAsking(false);
          }}
        />
      ) : null}
    </>
  );
}
