import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { EvidenceLine } from '../../api/types';
import { RelativeTime } from '../../components/relative-time';
import { useCodeText } from '../../i18n/use-code-text';

const useStyles = makeStyles({
  list: { margin: '4px 0 0', padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: '6px' },
  meta: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '6px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  raw: {
    display: 'block',
    marginTop: '2px',
    padding: '4px 8px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
});

interface RecordListProps {
  readonly records: readonly EvidenceLine[];
}

/** The raw records behind a line: the name that was asked, the answer, and when it was read. */
export function RecordList({ records }: RecordListProps) {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const styles = useStyles();
  if (records.length === 0) return null;
  return (
    <ul className={styles.list}>
      {records.map((record) => (
        <li key={`${record.name}|${record.raw ?? ''}`}>
          <span className={styles.meta}>
            <span>{record.name}</span>
            {record.term === undefined ? null : <span>{record.term}</span>}
            <RelativeTime iso={record.read_at} />
          </span>
          {record.raw === null ? (
            <span className={styles.meta}>
              {record.status === 'unknown'
                ? t('why.unknownRecord', { cause: codeText('cause', record.cause ?? 'not-read') })
                : t('why.noRecord')}
            </span>
          ) : (
            <code className={styles.raw}>{record.raw}</code>
          )}
        </li>
      ))}
    </ul>
  );
}
