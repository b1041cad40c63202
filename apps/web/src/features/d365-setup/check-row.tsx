import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ChecklistItem } from '../../api/types';
import { useLanguage } from '../../i18n/use-language';
import { CheckMark } from './check-mark';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  fix: { margin: 0 },
  summary: { cursor: 'pointer', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  table: {
    width: '100%',
    marginTop: tokens.spacingVerticalXS,
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    '& th, & td': { textAlign: 'left', verticalAlign: 'top', padding: '3px 8px 3px 0', overflowWrap: 'anywhere' },
    '& th': { fontWeight: tokens.fontWeightSemibold },
    '& tbody th': { fontWeight: tokens.fontWeightRegular },
  },
});

/** One check: how it ended, why, what to do, and what was seen. */
export function CheckRow({ item }: { readonly item: ChecklistItem }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const text = item.translations[useLanguage()];
  return (
    <li className={styles.root} data-check={item.check} data-check-status={item.status}>
      <div className={styles.head}>
        <h3 className={styles.title}>{text.title}</h3>
        <CheckMark status={item.status} />
      </div>
      <p className={styles.text}>{text.why}</p>
      {text.fix === null ? null : (
        <p className={styles.fix}>
          <strong>{t('d365.remedy')}:</strong> {text.fix}
        </p>
      )}
      {item.seen.length === 0 ? null : (
        <details open={item.status === 'fail'}>
          <summary className={styles.summary}>{t('setup.seen')}</summary>
          <SeenFacts seen={item.seen} />
        </details>
      )}
    </li>
  );
}

function SeenFacts({ seen }: Pick<ChecklistItem, 'seen'>) {
  const { t } = useTranslation();
  const styles = useStyles();
  const hasExpected = seen.some((fact) => fact.expected !== undefined);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('setup.seenName')}</th>
          <th scope="col">{t('setup.seenFound')}</th>
          {hasExpected ? <th scope="col">{t('setup.seenExpected')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {seen.map((fact) => (
          <tr key={fact.name}>
            <th scope="row">{fact.name}</th>
            <td>{fact.found ?? t('app.none')}</td>
            {hasExpected ? <td>{fact.expected}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
