import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { flagsQuery } from '../../api/get-flags';
import { D365Badge } from '../../features/d365/d365-badge';
import { PushRowButton } from '../../features/d365/push-row-button';
import { PushSelectedButton } from '../../features/d365/push-selected-button';
import { SkippedLeadsBar } from '../../features/d365/skipped-leads-bar';
import { usePushLead, usePushLeads, useUnconfirmedPushes } from '../../features/d365/use-push';
import type { BulkPushReceipt } from '../../api/types';
import type { LeadSlots } from '../../features/leads/lead-slots';

const PushBatchCard = lazy(async () => ({
  default: (await import('../../features/d365/push-batch-card')).PushBatchCard,
}));
const PushPreviewDialog = lazy(async () => ({
  default: (await import('../../features/d365/push-preview-dialog')).PushPreviewDialog,
}));

/** Leads whose push is being looked at, and what follows when they are pushed. */
interface Previewed {
  readonly leadIds: readonly string[];
  readonly onDone: () => void;
}

/** What Dynamics adds to the list: badge column, row action, bulk action, and the word on skipped leads. */
export function useD365Slots(): { readonly slots: LeadSlots; readonly notice: ReactNode } {
  const { t } = useTranslation();
  const flags = useQuery(flagsQuery());
  const unconfirmed = useUnconfirmedPushes();
  const push = usePushLead();
  const [receipt, setReceipt] = useState<BulkPushReceipt | null>(null);
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const pushMany = usePushLeads(setReceipt);
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
            pushMany.mutate(leadIds, { onSuccess: onDone });
          }}
          onPreview={() => {
            setPreviewed({ leadIds, onDone });
          }}
        />
      ) : (
        <span>{flags.isError ? t('d365.flagsError') : t('d365.disabledShort')}</span>
      ),
  };
  const dismiss = (): void => {
    setReceipt(null);
  };
  const notice = (
    <>
      {receipt === null || receipt.skipped.length === 0 ? null : (
        <SkippedLeadsBar receipt={receipt} onDismiss={dismiss} />
      )}
      {receipt === null || receipt.accepted === 0 ? null : (
        <Suspense>
          <PushBatchCard key={receipt.batch_id} batchId={receipt.batch_id} onDismiss={dismiss} />
        </Suspense>
      )}
      {previewed === null ? null : (
        <Suspense>
          <PushPreviewDialog
            leadIds={previewed.leadIds}
            onPush={() => {
              pushMany.mutate(previewed.leadIds, { onSuccess: previewed.onDone });
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
