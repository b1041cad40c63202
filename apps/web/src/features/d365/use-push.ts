import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fetchLead } from '../../api/get-lead';
import { patchListedLead } from '../../api/apply-feed-event';
import { pushLead } from '../../api/push-lead';
import { pushLeads } from '../../api/push-leads';
import type { PushTarget } from '../../api/push-target';
import type { BulkPushReceipt, LeadDetail, LeadItem } from '../../api/types';
import { useAnnounce } from '../../components/announcer';
import { useFormat } from '../../i18n/use-format';

const PUSH_KEY = ['d365', 'push'] as const;

/** The leads with a push that the server has not confirmed yet; those behind a filter only the server knows. */
export function useUnconfirmedPushes(): ReadonlySet<string> {
  const pushes = useMutationState<PushTarget>({
    filters: { mutationKey: PUSH_KEY, status: 'pending' },
    select: (mutation) => mutation.state.variables as PushTarget,
  });
  return new Set(pushes.flatMap((target) => (target.kind === 'ids' ? target.leadIds : [])));
}

/** One lead, in the form in which every push is remembered while it is unconfirmed. */
interface SinglePush {
  readonly kind: 'ids';
  readonly leadIds: readonly [string];
}

/** Pushes one lead, then reads it again: what the badge shows next is what the server says. */
export function usePushLead() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const push = useMutation({
    mutationKey: PUSH_KEY,
    mutationFn: ({ leadIds: [leadId] }: SinglePush) => pushLead(leadId),
    onSuccess: async (receipt) => {
      void client.invalidateQueries({ queryKey: ['d365', 'jobs', receipt.lead_id] });
      const lead = await fetchLead(receipt.lead_id);
      patchListedLead(client, lead.id, () => lead);
      client.setQueryData<LeadDetail>(['leads', 'detail', lead.domain], lead);
      announce(t('d365.pushed', { domain: lead.unicode_domain }));
    },
  });
  return (lead: LeadItem): void => {
    push.mutate({ kind: 'ids', leadIds: [lead.id] });
  };
}

/** Pushes all leads that are meant in one call; the skipped ones are reported with their reason. */
export function usePushLeads(onReceipt: (receipt: BulkPushReceipt) => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const format = useFormat();
  const announce = useAnnounce();
  return useMutation({
    mutationKey: PUSH_KEY,
    mutationFn: (target: PushTarget) => pushLeads(target),
    onSuccess: async (receipt) => {
      onReceipt(receipt);
      announce(t('d365.pushedMany', { count: receipt.accepted, value: format.number(receipt.accepted) }));
      await client.invalidateQueries({ queryKey: ['leads'] });
    },
  });
}
