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
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadFilter } from '../../api/lead-filter';
import { previewPush } from '../../api/preview-push';
import type { PushTarget } from '../../api/push-target';
import type { LeadPreview, PushPreview } from '../../api/types';
import { ProblemBar } from '../../components/problem-bar';
import { useFilterTerms } from '../../components/use-filter-terms';
import { useFormat } from '../../i18n/use-format';
import { orderPreviewItems } from './order-preview-items';
import { useFailureText } from '../../components/use-failure-text';

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
  terms: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  term: {
    padding: `2px ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  more: { alignSelf: 'flex-start', flexShrink: 0 },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    '& th, & td': { textAlign: 'left', verticalAlign: 'top', padding: '4px 8px 4px 0', overflowWrap: 'anywhere' },
  },
});

interface PushPreviewDialogProps {
  readonly target: PushTarget;
  /** How many leads the list counts; the preview's own count is newer. */
  readonly total: number;
  readonly onPush: () => void;
  readonly onClose: () => void;
}

/** Before a push of several leads: how many are meant and what would happen to each, field by field on demand. */
export function PushPreviewDialog({ target, total, onPush, onClose }: PushPreviewDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  const preview = useQuery({
    queryKey: ['d365', 'preview', target],
    queryFn: ({ signal }) => previewPush(target, signal),
    gcTime: 0,
    staleTime: 0,
    // A preview asks Dynamics about up to a thousand leads: once for each time the dialog is opened is enough.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const count = preview.data?.total ?? total;
  return (
    <Dialog
      open
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{target.kind === 'ids' ? t('d365.previewTitle') : t('d365.matchingTitle')}</DialogTitle>
          <DialogContent className={styles.content}>
            {target.kind === 'ids' ? null : <Meant filter={target.filter} count={count} />}
            <PreviewState preview={preview} isAwaited={target.kind === 'ids'} />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('d365.previewClose')}</Button>
            <Button
              appearance="primary"
              icon={<SendRegular />}
              // Everything behind a filter is counted already; its preview takes as long as Dynamics does.
              disabledFocusable={count === 0 || (target.kind === 'ids' && preview.data === undefined)}
              onClick={onPush}
            >
              {target.kind === 'ids'
                ? t('d365.previewPush')
                : t('d365.matchingPush', { count, value: format.number(count) })}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Which leads a filter means, so that nobody pushes more than was intended. */
function Meant({ filter, count }: { readonly filter: LeadFilter; readonly count: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  const terms = useFilterTerms(filter);
  const words = { count, value: format.number(count) };
  if (terms.length === 0) return <p className={styles.text}>{t('d365.everythingMeant', words)}</p>;
  return (
    <>
      <p className={styles.text}>{t('d365.matchingMeant', words)}</p>
      <ul className={styles.terms} aria-label={t('leads.activeFilters')}>
        {terms.map(({ key, label }) => (
          <li key={key} className={styles.term}>
            {label}
          </li>
        ))}
      </ul>
    </>
  );
}

interface PreviewStateProps {
  readonly preview: {
    readonly data: PushPreview | undefined;
    readonly error: unknown;
    readonly isError: boolean;
    readonly refetch: () => unknown;
  };
  /** The push waits for the preview. */
  readonly isAwaited: boolean;
}

function PreviewState({ preview, isAwaited }: PreviewStateProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (preview.data !== undefined) return <Preview preview={preview.data} />;
  if (preview.isError) {
    return <ProblemBar title={t('d365.previewError')} error={preview.error} onRetry={() => void preview.refetch()} />;
  }
  return (
    <>
      {isAwaited ? null : <p className={styles.text}>{t('d365.previewWait')}</p>}
      <Skeleton aria-label={t('app.loading')}>
        <SkeletonItem size={48} />
      </Skeleton>
    </>
  );
}

/** So many leads are listed at once: a thousand accordions make a dialog slow. */
const LISTED_STEP = 50;
const COUNTS = ['create', 'update', 'no_op', 'blocked', 'unknown'] as const;

function Preview({ preview }: { readonly preview: PushPreview }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const [listed, setListed] = useState(LISTED_STEP);
  const flows = preview.creates_start_flows;
  const items = orderPreviewItems(preview.items);
  const hidden = items.length - listed;
  const shown = preview.items.length + preview.skipped.length;
  return (
    <>
      <p className={styles.text}>
        {t('d365.previewHint')}{' '}
        {flows === 0 ? null : t('d365.previewFlows', { count: flows, value: format.number(flows) })}{' '}
        {preview.complete
          ? null
          : t('d365.previewPart', { shown: format.number(shown), total: format.number(preview.total) })}
      </p>
      <dl className={styles.counts}>
        {COUNTS.map((name) => (
          <div key={name} className={styles.count}>
            <dt>{t(`d365.previewCounts.${name}`)}</dt>
            <dd className={styles.figure}>{format.number(preview.counts[name])}</dd>
          </div>
        ))}
        {preview.skipped.length === 0 ? null : (
          <div className={styles.count}>
            <dt>{t('d365.previewSkipped')}</dt>
            <dd className={styles.figure}>{format.number(preview.skipped.length)}</dd>
          </div>
        )}
      </dl>
      <Accordion collapsible multiple>
        {items.slice(0, listed).map((item) => (
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
      {hidden > 0 ? (
        <Button
          className={styles.more}
          onClick={() => {
            setListed(listed + LISTED_STEP);
          }}
        >
          {t('d365.previewMore', { count: hidden, value: format.number(hidden) })}
        </Button>
      ) : null}
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
