import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { readLeadD365 } from '../../api/read-lead-d365';
import type { LeadItem } from '../../api/types';
import { RelativeTime } from '../../components/relative-time';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM, margin: 0 },
  read: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  link: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
});

/** What became of the lead in Dynamics, when that was read, and the rows that came of it. Nothing while it is not known. */
export function LeadOutcome({ lead }: { readonly lead: LeadItem }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { outcome } = readLeadD365(lead);
  if (outcome === null) return null;
  const links = [
    ['account', outcome.account_url],
    ['contact', outcome.contact_url],
    ['opportunity', outcome.opportunity_url],
  ] as const;
  return (
    <p className={styles.root} data-d365-outcome={outcome.state}>
      <span>
        {t('d365.after.label')}: <strong>{t(`d365.after.states.${outcome.state}`)}</strong>
      </span>
      <span className={styles.read}>
        {t('d365.after.read')} <RelativeTime iso={outcome.read_at} />
      </span>
      {links.map(([table, url]) =>
        url === null ? null : (
          <Link key={table} href={url} target="_blank" rel="noreferrer" className={styles.link}>
            {t(`d365.after.${table}`)}
            <OpenRegular aria-hidden="true" />
          </Link>
        ),
      )}
    </p>
  );
}
