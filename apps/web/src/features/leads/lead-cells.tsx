import { Checkbox, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useHref, useLocation } from 'react-router-dom';
import type { LeadItem } from '../../api/types';
import { CategoryBadge } from '../../components/category-badge';
import { ProviderName } from '../../components/provider-name';
import { RelativeTime } from '../../components/relative-time';
import { ScoreMeter } from '../../components/score-meter';
import { useLeadSlots } from './lead-slots';
import { useRow } from './row-context';

interface CellProps {
  readonly lead: LeadItem;
}

const useStyles = makeStyles({
  two: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  clip: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', display: 'block' },
  company: { fontWeight: tokens.fontWeightSemibold },
  second: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: '16px' },
  faint: { color: tokens.colorNeutralForeground3 },
  warm: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorPaletteMarigoldForeground2,
  },
  checkbox: { display: 'flex', justifyContent: 'center' },
  stack: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '2px', minWidth: 0 },
});

export function SelectCell({ lead }: CellProps) {
  const { t } = useTranslation();
  const row = useRow();
  const styles = useStyles();
  return (
    <span className={styles.checkbox}>
      <Checkbox
        data-grid-widget
        tabIndex={row.isActive ? 0 : -1}
        checked={row.isSelected}
        aria-label={t('leads.selectRow', { domain: lead.unicode_domain })}
        onChange={(event) => {
          row.onToggle(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey);
        }}
      />
    </span>
  );
}

export function CategoryCell({ lead }: CellProps) {
  return <CategoryBadge category={lead.priority_category} />;
}

export function CompanyCell({ lead }: CellProps) {
  const { t } = useTranslation();
  const row = useRow();
  const styles = useStyles();
  const { search } = useLocation();
  const href = useHref({ pathname: `/leads/${lead.domain}`, search });
  const open = (event: MouseEvent): void => {
    // A modified click keeps its browser meaning: the lead in a tab of its own.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    row.onOpen();
  };
  return (
    <span className={styles.two}>
      <Link
        href={href}
        data-grid-widget
        tabIndex={row.isActive ? 0 : -1}
        className={mergeClasses(styles.clip, styles.company)}
        aria-label={t('leads.openRow', { domain: lead.unicode_domain })}
        title={lead.company_name ?? lead.unicode_domain}
        onClick={open}
      >
        {lead.unicode_domain}
      </Link>
      {lead.company_name === null ? null : (
        <span className={mergeClasses(styles.clip, styles.second)} title={lead.company_name}>
          {lead.company_name}
        </span>
      )}
    </span>
  );
}

export function MailCell({ lead }: CellProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (lead.hard_fail === 'mx-missing') return <span className={styles.faint}>{t('leads.noMx')}</span>;
  return (
    <span className={styles.two}>
      <span className={styles.clip}>
        <ProviderName provider={lead.mailbox_host ?? lead.provider} />
      </span>
      {lead.gateway === null ? null : (
        <span className={mergeClasses(styles.clip, styles.second)}>{t('leads.via', { gateway: lead.gateway })}</span>
      )}
    </span>
  );
}

export function TenantCell({ lead }: CellProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (lead.tenant_elsewhere === true) {
    return (
      <span className={styles.warm} title={t('leads.tenantMovedHint')}>
        <ArrowSwapRegular aria-hidden="true" />
        {t('leads.tenantMoved')}
      </span>
    );
  }
  if (lead.tenant === null) return <span className={styles.faint}>{t('app.unknown')}</span>;
  return lead.tenant ? t('leads.tenantYes') : <span className={styles.faint}>{t('leads.tenantNo')}</span>;
}

export function LocalProviderCell({ lead }: CellProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (lead.local_provider !== null) return <span className={styles.clip}>{lead.local_provider}</span>;
  // None is only known of mail servers that were read.
  return <span className={styles.faint}>{lead.mx_hosts === null ? t('app.unknown') : '–'}</span>;
}

export function SegmentCell({ lead }: CellProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (lead.segment === null) return <span className={styles.faint}>{t('app.unknown')}</span>;
  return (
    <span
      className={mergeClasses(styles.clip, lead.segment === 'Skip' && styles.faint)}
      title={t(`segmentHint.${lead.segment}`)}
    >
      {t(`segment.${lead.segment}`)}
    </span>
  );
}

export function ScoreCell({ lead }: CellProps) {
  return <ScoreMeter lead={lead} />;
}

export function StatusCell({ lead }: CellProps) {
  return useLeadSlots().renderStatus(lead);
}

export function SeenCell({ lead }: CellProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (lead.scanned_at === null) return <span className={styles.faint}>{t('leads.never')}</span>;
  const isPlain = lead.scan_status === 'completed';
  return (
    <span className={styles.two}>
      <span className={mergeClasses(styles.clip, styles.faint)}>
        <RelativeTime iso={lead.scanned_at} />
      </span>
      {isPlain ? null : (
        <span className={mergeClasses(styles.clip, styles.second)} title={t(`scanStatus.${lead.scan_status}`)}>
          {t(`scanStatus.${lead.scan_status}`)}
        </span>
      )}
    </span>
  );
}

export function ActionCell({ lead }: CellProps) {
  const row = useRow();
  return useLeadSlots().renderRowAction(lead, row.isActive ? 0 : -1);
}

/** Both in one column, for a window that has no room for two. */
export function StatusAndActionCell({ lead }: CellProps) {
  const styles = useStyles();
  return (
    <span className={styles.stack} data-grid-actions>
      <StatusCell lead={lead} />
      <ActionCell lead={lead} />
    </span>
  );
}
