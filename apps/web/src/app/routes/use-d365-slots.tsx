import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { flagsQuery } from '../../api/get-flags';
import type { PushTarget } from '../../api/push-target';
import type { BulkPushReceipt } from '../../api/types';
import { D365Badge } from '../../features/d365/d365-badge';
import { PushMatchingButton } from '../../features/d365/push-matching-button';
import { PushRowButton } from '../../features/d365/push-row-button';
import { PushSelectedButton } from '../../features/d365/push-selected-button';
import { SkippedLeadsBar } from '../../features/d365/skipped-leads-bar';
import { usePushLead, usePushLeads, useUnconfirmedPushes } from '../../features/d365/use-push';
import type { LeadSlots } from '../../features/leads/lead-slots';
import { useFollowedBatch } from './use-followed-batch';

const PushBatchCard = lazy(async () => ({
  default: (await import('../../features/d365/push-batch-card')).PushBatchCard,
}));
const PushPreviewDialog = lazy(async () => ({
  default: (await import('../../features/d365/push-preview-dialog')).PushPreviewDialog,
}));

/** Leads whose push is being looked at, how many the list counts, and what follows when they are pushed. */
interface Previewed {
  readonly target: PushTarget;
  readonly total: number;
  readonly onDone: () => void;
}

/** What Dynamics adds to the list: badge column, row action, bulk actions, and what became of a push of several leads. */
export function useD365Slots(): { readonly slots: LeadSlots; readonly notice: ReactNode } {
  const { t } = useTranslation();
  const flags = useQuery(flagsQuery());
  const unconfirmed = useUnconfirmedPushes();
  const push = usePushLead();
  const [batchId, followBatch] = useFollowedBatch();
  const [skipping, setSkipping] = useState<BulkPushReceipt | null>(null);
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const pushMany = usePushLeads((receipt) => {
    setSkipping(receipt.skipped_total > 0 ? receipt : null);
    followBatch(receipt.accepted > 0 ? receipt.batch_id : null);
  });
  const isEnabled = flags.data?.d365_enabled === true;
  const slots: LeadSlots = {
    renderStatus: (lead) => <D365Badge lead={lead} isUnconfirmed={unconfirmed.has(lead.id)} />,
    renderRowAction: (lead, tabIndex) =>
      isEnabled ? (
        <PushRowButton lead={lead} isUnconfirmed={unconfirmed.has(lead.id)} tabIndex={tabIndex} onPush={push} />
      ) : null,
    renderBulkAction: (leadIds, onDone) =>
      isEnabled ? (
        <PushSelectedButton
          count={leadIds.length}
          isPending={pushMany.isPending}
          onPush={() => {
            pushMany.mutate({ kind: 'ids', leadIds }, { onSuccess: onDone });
          }}
          onPreview={() => {
            setPreviewed({ target: { kind: 'ids', leadIds }, total: leadIds.length, onDone });
          }}
        />
      ) : (
        <span>{flags.isError ? t('d365.flagsError') : t('d365.disabledShort')}</span>
      ),
    renderMatchingAction: ({ filter, total }, onDone) =>
      isEnabled ? (
        <PushMatchingButton
          filter={filter}
          total={total}
          isPending={pushMany.isPending}
          onAsk={() => {
            setPreviewed({ target: { kind: 'filter', filter }, total, onDone });
          }}
        />
      ) : null,
  };
  const notice = (
    <>
      {skipping === null ? null : (
        <SkippedLeadsBar
          receipt={skipping}
          onDismiss={() => {
            setSkipping(null);
          }}
        />
      )}
      {batchId === null || !isEnabled ? null : (
        <Suspense>
          <PushBatchCard
            key={batchId}
            batchId={batchId}
            onFollow={followBatch}
            onDismiss={() => {
              followBatch(null);
            }}
          />
        </Suspense>
      )}
      {previewed === null ? null : (
        <Suspense>
          <PushPreviewDialog
            target={previewed.target}
            total={previewed.total}
            onPush={() => {
              pushMany.mutate(previewed.target, { onSuccess: previewed.onDone });
              setPreviewed(null);
            }}
            onClose={() => {
              setPreviewed(null);
            }}
          />
        </Suspense>
      )}
    </>
  );
  return { slots, notice };
}
