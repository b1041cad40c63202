import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular, CheckmarkCircleFilled, CircleRegular, ErrorCircleFilled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadItem } from '../../api/types';
import { readLeadD365 } from '../../api/read-lead-d365';
import { toBadgeStatus } from './to-badge-status';
import type { BadgeStatus } from './to-badge-status';
import { useFailureText } from '../../components/use-failure-text';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '5px',
    height: '22px',
    padding: '0 8px 0 6px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
  icon: { display: 'inline-flex', fontSize: '14px' },
  not_synced: { backgroundColor: tokens.colorNeutralBackground6, color: tokens.colorNeutralForeground2 },
  syncing: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  synced: { backgroundColor: tokens.colorPaletteGreenBackground1, color: tokens.colorPaletteGreenForeground1 },
  error: { backgroundColor: tokens.colorPaletteRedBackground1, color: tokens.colorPaletteRedForeground1 },
  unconfirmed: {
    backgroundColor: 'transparent',
    border: `1px dashed ${tokens.colorBrandStroke1}`,
    color: tokens.colorBrandForeground2,
  },
  spin: {
    animationName: { to: { transform: 'rotate(360deg)' } },
    animationDuration: '1.4s',
    animationIterationCount: 'infinite',
    animationTimingFunction: 'linear',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
  note: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase100, whiteSpace: 'nowrap' },
  wrap: { display: 'inline-flex', flexDirection: 'column', alignItems: 'flex-start' },
});

const ICONS: Readonly<Record<BadgeStatus, ReactNode>> = {
  not_synced: <CircleRegular />,
  syncing: <ArrowSyncRegular />,
  synced: <CheckmarkCircleFilled />,
  error: <ErrorCircleFilled />,
};

interface D365BadgeProps {
  readonly lead: LeadItem;
  /** A push was asked for and the server has not answered yet. */
  readonly isUnconfirmed: boolean;
}

/** Where the lead stands in Dynamics, in icon and words; a guess is dashed and says that it is one. */
export function D365Badge({ lead, isUnconfirmed }: D365BadgeProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const d365 = readLeadD365(lead);
  const failureText = useFailureText();
  const status = isUnconfirmed ? 'syncing' : toBadgeStatus(d365.status);
  const error = status === 'error' && d365.lastError !== null ? failureText(d365.lastError) : null;
  const title = isUnconfirmed ? t('d365.unconfirmed') : error === null ? undefined : `${error.message} ${error.remedy}`;
  return (
    <span className={styles.wrap}>
      <span
        className={mergeClasses(styles.root, styles[status], isUnconfirmed && styles.unconfirmed)}
        title={title}
        data-d365-status={status}
      >
        <span className={mergeClasses(styles.icon, status === 'syncing' && styles.spin)} aria-hidden="true">
          {ICONS[status]}
        </span>
        {t(`d365.badge.${status}`)}
      </span>
      {isUnconfirmed ? <span className={styles.note}>{t('d365.unconfirmed')}</span> : null}
      {!isUnconfirmed && status === 'synced' && d365.hasChangedSince ? (
        <span className={styles.note} title={t('d365.changedSinceHint')}>
          {t('d365.changedSince')}
        </span>
      ) : null}
    </span>
  );
}
