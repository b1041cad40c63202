import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';
import { useLeadSlots } from './lead-slots';

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

interface LeadsFooterProps {
  readonly total: number | null;
  readonly loaded: number;
  readonly selectedIds: readonly string[];
  readonly onClearSelection: () => void;
}

/** How many leads there are; while some are selected, what can be done with them. */
export function LeadsFooter({ total, loaded, selectedIds, onClearSelection }: LeadsFooterProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  const slots = useLeadSlots();
  const count = selectedIds.length;
  const found = total ?? loaded;
  if (count === 0) {
    return <div className={styles.root}>{t('leads.count', { count: found, value: format.number(found) })}</div>;
  }
  return (
    <div className={mergeClasses(styles.root, styles.bulk)} role="toolbar" aria-label={t('leads.bulkBar')}>
      <span className={styles.selected}>{t('leads.selected', { count, value: format.number(count) })}</span>
      {slots.renderBulkAction(selectedIds, onClearSelection)}
      <Button size="small" appearance="subtle" icon={<DismissRegular />} onClick={onClearSelection}>
        {t('leads.clearSelection')}
      </Button>
    </div>
  );
}
