import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Skeleton,
  SkeletonItem,
  tokens,
} from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { previewPush } from '../../api/preview-push';
import type { LeadPreview, PushPreview } from '../../api/types';
import { ProblemBar } from '../../components/problem-bar';
import { useFormat } from '../../i18n/use-format';
import { useFailureText } from './use-failure-text';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  counts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXL, margin: 0 },
  count: { display: 'flex', flexDirection: 'column-reverse', '& dd': { margin: 0 } },
  figure: {
    fontVariantNumeric: 'tabular-nums',
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0 },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    '& th, & td': { textAlign: 'left', verticalAlign: 'top', padding: '4px 8px 4px 0', overflowWrap: 'anywhere' },
  },
});

interface PushPreviewDialogProps {
  readonly leadIds: readonly string[];
  readonly onPush: () => void;
  readonly onClose: () => void;
}

/** Before a push of several leads: what would happen to each, field by field on demand. */
export function PushPreviewDialog({ leadIds, onPush, onClose }: PushPreviewDialogProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const preview = useQuery({
    queryKey: ['d365', 'preview', leadIds],
    queryFn: ({ signal }) => previewPush(leadIds, signal),
    gcTime: 0,
    staleTime: 0,
  });
  return (
    <Dialog
      open
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('d365.previewTitle')}</DialogTitle>
          <DialogContent className={styles.content}>
            <PreviewState preview={preview} />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('d365.previewClose')}</Button>
            <Button
              appearance="primary"
              icon={<SendRegular />}
              disabledFocusable={preview.data === undefined}
              onClick={onPush}
            >
              {t('d365.previewPush')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface PreviewStateProps {
  readonly preview: {
    readonly data: PushPreview | undefined;
    readonly error: unknown;
    readonly isError: boolean;
    readonly refetch: () => unknown;
  };
}

function PreviewState({ preview }: PreviewStateProps) {
  const { t } = useTranslation();
  if (preview.data !== undefined) return <Preview preview={preview.data} />;
  if (preview.isError) {
    return <ProblemBar title={t('d365.previewError')} error={preview.error} onRetry={() => void preview.refetch()} />;
  }
  return (
    <Skeleton aria-label={t('app.loading')}>
      <SkeletonItem size={48} />
    </Skeleton>
  );
}

const COUNTS = ['create', 'update', 'no_op', 'blocked', 'unknown'] as const;

function Preview({ preview }: { readonly preview: PushPreview }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const flows = preview.creates_start_flows;
  return (
    <>
      <p className={styles.text}>
        {t('d365.previewHint')}{' '}
        {flows === 0 ? null : t('d365.previewFlows', { count: flows, value: format.number(flows) })}
      </p>
      <dl className={styles.counts}>
        {COUNTS.map((name) => (
          <div key={name} className={styles.count}>
            <dt>{t(`d365.previewCounts.${name}`)}</dt>
            <dd className={styles.figure}>{format.number(preview.counts[name])}</dd>
          </div>
        ))}
      </dl>
      <Accordion collapsible multiple>
        {preview.items.map((item) => (
          <AccordionItem key={item.lead_id} value={item.lead_id}>
            <AccordionHeader>
              {item.domain ?? item.lead_id} · {t(`d365.previewActions.${item.action}`)}
            </AccordionHeader>
            <AccordionPanel>
              <LeadChanges item={item} />
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
    </>
  );
}

function LeadChanges({ item }: { readonly item: LeadPreview }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const failureText = useFailureText();
  const show = useShownValue();
  const reason = item.reason === null ? null : failureText(item.reason);
  return (
    <>
      {reason === null ? null : (
        <p className={styles.text}>
          {reason.message} {reason.remedy}
        </p>
      )}
      {item.fields.length === 0 ? null : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('d365.previewColumns.field')}</th>
              <th scope="col">{t('d365.previewColumns.hunter')}</th>
              <th scope="col">{t('d365.previewColumns.dynamics')}</th>
              <th scope="col">{t('d365.previewColumns.lastWritten')}</th>
            </tr>
          </thead>
          <tbody>
            {item.fields.map((field) => (
              <tr key={field.column}>
                <th scope="row">
                  {field.column}
                  {field.effect === 'keep' ? ` (${t('d365.previewKept')})` : null}
                </th>
                <td>{show(field.hunter)}</td>
                <td>{show(field.dynamics)}</td>
                <td>{show(field.last_written)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function useShownValue(): (value: unknown) => string {
  const { t } = useTranslation();
  return (value) => {
    if (typeof value === 'boolean') return value ? t('d365.yes') : t('d365.no');
    return typeof value === 'string' || typeof value === 'number' ? String(value) : t('d365.empty');
  };
}
