import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { leadChangesQuery } from '../../api/get-lead-changes';
import type { LeadChange } from '../../api/types';
import { ProblemBar } from '../../components/problem-bar';
import { RelativeTime } from '../../components/relative-time';
import { useChangeValue } from './use-change-value';

const useStyles = makeStyles({
  title: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: '6px' },
  line: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, overflowWrap: 'anywhere' },
  meta: { color: tokens.colorNeutralForeground3 },
});

/** What changed since earlier scans, newest first; nothing at all while nothing has. */
export function LeadChanges({ domain }: { readonly domain: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const changes = useQuery(leadChangesQuery(domain));
  if (changes.data === undefined) {
    if (!changes.isError) return null;
    return <ProblemBar title={t('changes.errorTitle')} error={changes.error} onRetry={() => void changes.refetch()} />;
  }
  if (changes.data.items.length === 0) return null;
  return (
    <section aria-label={t('changes.title')}>
      <h3 className={styles.title}>{t('changes.title')}</h3>
      <ul className={styles.list}>
        {changes.data.items.map((change) => (
          <ChangeLine key={change.id} change={change} />
        ))}
      </ul>
    </section>
  );
}

function ChangeLine({ change }: { readonly change: LeadChange }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const toText = useChangeValue();
  return (
    <li className={styles.line}>
      <span>{t(`changes.type.${change.type}`)}</span>
      <span>
        {t('changes.values', { before: toText(change, change.old_value), after: toText(change, change.new_value) })}
      </span>
      <span className={styles.meta}>
        <RelativeTime iso={change.changed_at} />
      </span>
    </li>
  );
}
