import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { LeadFinding } from '../../api/types';
import { useCodeText } from '../../i18n/use-code-text';

const useStyles = makeStyles({
  title: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: '10px' },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  raw: {
    display: 'block',
    marginTop: '2px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
});

/** What is odd about the records: something to talk about with whoever looks after them. */
export function LeadFindings({ findings }: { readonly findings: readonly LeadFinding[] }) {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const styles = useStyles();
  if (findings.length === 0) return null;
  return (
    <section aria-label={t('why.findingsTitle')}>
      <h3 className={styles.title}>{t('why.findingsTitle')}</h3>
      <ul className={styles.list}>
        {findings.map(({ code, detail, name, raw }) => (
          <li key={`${code}|${detail ?? ''}|${name}|${raw ?? ''}`}>
            {codeText('finding', code)}
            {detail === undefined ? null : ` (${codeText('findingDetail', detail)})`}
            <div className={styles.name}>{name}</div>
            {raw === null ? null : <code className={styles.raw}>{raw}</code>}
          </li>
        ))}
      </ul>
    </section>
  );
}
