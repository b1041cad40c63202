import { Button, Spinner } from '@fluentui/react-components';
import { ArrowClockwiseRegular, ArrowDownloadRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { LeadItem } from '../../api/types';
import { downloadText } from '../../components/download-text';
import { useFormat } from '../../i18n/use-format';
import { toLeadsCsv } from './to-leads-csv';

interface SelectedLeadsActionsProps {
  readonly leads: readonly LeadItem[];
  readonly isRescanning: boolean;
  readonly onRescan: (domains: readonly string[]) => void;
}

/** What can be done with the selected leads whatever they are pushed to: reading them anew, and taking them along. */
export function SelectedLeadsActions({ leads, isRescanning, onRescan }: SelectedLeadsActionsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = { count: leads.length, value: format.number(leads.length) };
  return (
    <>
      <Button
        size="small"
        icon={isRescanning ? <Spinner size="extra-tiny" /> : <ArrowClockwiseRegular />}
        disabledFocusable={isRescanning}
        onClick={() => {
          onRescan(leads.map(({ domain }) => domain));
        }}
      >
        {t('leads.rescanSelected', shown)}
      </Button>
      <Button
        size="small"
        icon={<ArrowDownloadRegular />}
        onClick={() => {
          downloadText(t('leads.exportFile'), toLeadsCsv(leads));
        }}
      >
        {t('leads.exportSelected', shown)}
      </Button>
    </>
  );
}
