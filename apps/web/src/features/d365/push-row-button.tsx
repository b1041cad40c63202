import { Button } from '@fluentui/react-components';
import { Send16Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { LeadItem } from '../../api/types';
import { readLeadD365 } from '../../api/read-lead-d365';
import { toBadgeStatus } from './to-badge-status';

interface PushRowButtonProps {
  readonly lead: LeadItem;
  readonly isUnconfirmed: boolean;
  readonly tabIndex: number;
  readonly onPush: (lead: LeadItem) => void;
}

export function PushRowButton({ lead, isUnconfirmed, tabIndex, onPush }: PushRowButtonProps) {
  const { t } = useTranslation();
  const isBusy = isUnconfirmed || toBadgeStatus(readLeadD365(lead).status) === 'syncing';
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={<Send16Regular />}
      tabIndex={tabIndex}
      // Stays focusable while the push runs, so the keyboard does not lose its place in the row.
      disabledFocusable={isBusy || lead.readiness_score === null}
      aria-label={t('d365.pushTo', { domain: lead.unicode_domain })}
      title={lead.readiness_score === null ? t('d365.notScored') : t('d365.pushToD365')}
      onClick={() => {
        onPush(lead);
      }}
    >
      {t('d365.push')}
    </Button>
  );
}
