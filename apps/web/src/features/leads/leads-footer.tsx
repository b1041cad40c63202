import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { isUnfiltered } from '../../api/lead-filter';
import type { LeadFilter } from '../../api/lead-filter';
import type { LeadItem } from '../../api/types';
import { useFormat } from '../../i18n/use-format';
import { useLeadSlots } from './lead-slots';
import { SelectedLeadsActions } from './selected-leads-actions';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '44px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  bulk: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorNeutralForeground1 },
  selected: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
});

/** Reading many leads anew; how it goes is shown elsewhere. */
export interface RescanLeads {
  readonly isPending: boolean;
  readonly start: (domains: readonly string[]) => void;
}

interface LeadsFooterProps {
  readonly filter: LeadFilter;
  readonly total: number | null;
  readonly loaded: number;
  readonly selectedIds: readonly string[];
  /** Those of them that are loaded; after another order some may not be. */
  readonly selected: readonly LeadItem[];
  readonly rescan: RescanLeads;
  readonly onClearSelection: () => void;
}

/**
 * How many leads there are, and what can be done: with those that are selected, and with everything that matches once a
 * filter or a selection of all that is loaded shows that more than a few rows are meant.
 */
export function LeadsFooter(props: LeadsFooterProps) {
  const { filter, total, loaded, selectedIds, selected, rescan, onClearSelection } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  const slots = useLeadSlots();
  const count = selectedIds.length;
  const found = total ?? loaded;
  const meansMany = !isUnfiltered(filter) || count >= loaded;
  const matchingAction =
    meansMany && found > count ? slots.renderMatchingAction({ filter, total: found }, onClearSelection) : null;
  if (count === 0) {
    return (
      <div className={styles.root}>
        <span>{t('leads.count', { count: found, value: format.number(found) })}</span>
        {matchingAction}
      </div>
    );
  }
  return (
    <div className={mergeClasses(styles.root, styles.bulk)} role="toolbar" aria-label={t('leads.bulkBar')}>
      <span className={styles.selected}>{t('leads.selected', { count, value: format.number(count) })}</span>
      {slots.renderBulkAction(selectedIds, onClearSelection)}
      {matchingAction}
      {selected.length === 0 ? null : (
        <SelectedLeadsActions leads={selected} isRescanning={rescan.isPending} onRescan={rescan.start} />
      )}
      <Button size="small" appearance="subtle" icon={<DismissRegular />} onClick={onClearSelection}>
        {t('leads.clearSelection')}
      </Button>
    </div>
  );
}
