import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { BreakdownRecord } from '../../api/types';
import { RelativeTime } from '../../components/relative-time';
import { useCauseText } from './use-cause-text';

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
  readonly records: readonly BreakdownRecord[];
  readonly status: 'present' | 'absent' | 'unknown' | null;
}

/** The raw records behind a line: the name that was asked, the answer, and when it was read. */
export function RecordList({ records, status }: RecordListProps) {
  const { t } = useTranslation();
  const causeText = useCauseText();
  const styles = useStyles();
  if (records.length === 0) return null;
  return (
    <ul className={styles.list}>
      {records.map((record) => (
        <li key={`${record.name}|${record.raw ?? ''}`}>
          <span className={styles.meta}>
            <span>{record.name}</span>
            {record.read_at === null ? null : <RelativeTime iso={record.read_at} />}
          </span>
          {record.raw === null ? (
            <span className={styles.meta}>
              {typeof record.cause === 'string' || status === 'unknown'
                ? t('why.unknownRecord', { cause: causeText(record.cause ?? 'not-read') })
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
