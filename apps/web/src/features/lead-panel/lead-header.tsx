import { Badge, Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { LeadDetail } from '../../api/types';
import { CategoryBadge } from '../../components/category-badge';
import { RelativeTime } from '../../components/relative-time';
import { useFormat } from '../../i18n/use-format';
import { ScoreRing } from './score-ring';

const useStyles = makeStyles({
  root: { display: 'flex', gap: tokens.spacingHorizontalL, alignItems: 'flex-start', minWidth: 0 },
  text: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: '26px',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  company: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  seen: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  category: { fontSize: tokens.fontSizeBase200 },
});

interface LeadHeaderProps {
  readonly lead: LeadDetail;
  readonly isScanning: boolean;
  readonly onScan: (domain: string) => void;
}

/** Who it is, what it is worth, and when it was last read. */
export function LeadHeader({ lead, isScanning, onScan }: LeadHeaderProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <ScoreRing score={lead.readiness_score} />
      <div className={styles.text}>
        <h2 className={styles.title}>{lead.unicode_domain}</h2>
        {lead.company_name === null ? null : <span className={styles.company}>{lead.company_name}</span>}
        <div className={styles.line}>
          <CategoryBadge category={lead.priority_category} />
          {lead.priority_category === null ? null : (
            <span className={styles.category}>{t(`category.${lead.priority_category}`)}</span>
          )}
          {lead.segment === null ? null : (
            <Badge appearance="tint" color="informative" title={t(`segmentHint.${lead.segment}`)}>
              {t(`segment.${lead.segment}`)}
            </Badge>
          )}
          {lead.priority_score === null ? null : (
            <Badge appearance="outline" color="informative" title={t('panel.priorityHint')}>
              {t('panel.priority', { value: format.number(lead.priority_score) })}
            </Badge>
          )}
          {lead.incomplete ? (
            <Badge appearance="tint" color="warning" title={t('leads.incompleteHint')}>
              {t('leads.incomplete')}
            </Badge>
          ) : null}
        </div>
        <div className={styles.line}>
          <span className={styles.seen}>
            {t(`scanStatus.${lead.scan_status}`)}
            {lead.scanned_at === null ? null : (
              <>
                {' · '}
                <RelativeTime iso={lead.scanned_at} />
              </>
            )}
          </span>
          <Button
            size="small"
            appearance="subtle"
            icon={isScanning ? <Spinner size="extra-tiny" /> : <ArrowClockwiseRegular />}
            disabledFocusable={isScanning}
            onClick={() => {
              onScan(lead.domain);
            }}
          >
            {t('panel.rescan')}
          </Button>
        </div>
      </div>
    </div>
  );
}
