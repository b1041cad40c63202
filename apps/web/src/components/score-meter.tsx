import { makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { LeadItem } from '../api/types';
import { useFormat } from '../i18n/use-format';

const useStyles = makeStyles({
  root: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalS, width: '100%' },
  value: {
    minWidth: '26px',
    textAlign: 'end',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  track: {
    flexGrow: 1,
    maxWidth: '56px',
    height: '6px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground6,
    overflow: 'hidden',
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  bar: {
    height: '100%',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorCompoundBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
  warning: { display: 'inline-flex', color: tokens.colorStatusWarningForeground3, fontSize: '16px' },
  none: { color: tokens.colorNeutralForeground3 },
});

/** The score as number and bar; an incomplete one is marked, a missing one is said to be missing. */
export function ScoreMeter({ lead }: { readonly lead: LeadItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  if (lead.readiness_score === null) return <span className={styles.none}>{t('leads.noScore')}</span>;
  return (
    <span className={styles.root}>
      <span className={styles.value}>{format.number(lead.readiness_score)}</span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ width: `${String(lead.readiness_score)}%`, display: 'block' }} />
      </span>
      {lead.incomplete ? (
        <span
          className={styles.warning}
          role="img"
          aria-label={t('leads.incomplete')}
          title={t('leads.incompleteHint')}
        >
          <WarningRegular />
        </span>
      ) : null}
    </span>
  );
}
