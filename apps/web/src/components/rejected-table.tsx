import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { RejectedRow } from '../api/types';
import { useFormat } from '../i18n/use-format';
import { downloadText } from './download-text';
import { toRejectedCsv } from './to-rejected-csv';
import { useReasonText } from './use-problem-text';
import { useVisuallyHidden } from './use-visually-hidden';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: { margin: 0, flexGrow: 1, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  scroll: {
    maxHeight: '320px',
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    '& th': {
      position: 'sticky',
      top: 0,
      backgroundColor: tokens.colorNeutralBackground2,
      textAlign: 'start',
      fontWeight: tokens.fontWeightSemibold,
    },
    '& th, & td': { padding: '6px 12px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  number: { fontVariantNumeric: 'tabular-nums', width: '64px' },
  value: { overflowWrap: 'anywhere', maxWidth: '320px' },
  body: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface RejectedTableProps {
  readonly rows: readonly RejectedRow[];
  readonly total: number;
  /** Takes up a suggestion; without it the suggestion is only shown. */
  readonly onSuggestion?: (domain: string) => void;
}

/** What was left out of a scan or import: where, why, and what may have been meant. */
export function RejectedTable({ rows, total, onSuggestion }: RejectedTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const reasonText = useReasonText();
  const styles = useStyles();
  const hidden = useVisuallyHidden();
  const hasLines = rows.some((row) => typeof row.line === 'number');
  const hasValues = rows.some((row) => typeof row.value === 'string');
  const fieldText = (field: string): string => {
    if (field.startsWith('domain')) return t('rejected.fieldDomain');
    if (field.startsWith('company')) return t('rejected.fieldCompany');
    return field === 'row' ? t('rejected.fieldRow') : field;
  };
  return (
    <section className={styles.root} aria-label={t('rejected.table')}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t('rejected.title', { count: total, value: format.number(total) })}</h3>
        <Button
          size="small"
          icon={<ArrowDownloadRegular />}
          onClick={() => {
            downloadText('rejected.csv', toRejectedCsv(rows, reasonText));
          }}
        >
          {t('rejected.download')}
        </Button>
      </div>
      <p className={styles.body}>
        {t('rejected.body')}{' '}
        {rows.length < total
          ? t('rejected.shown', { shown: format.number(rows.length), total: format.number(total) })
          : null}
      </p>
      {/* A scrolling region must be reachable by keyboard. */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('rejected.table')}>
        <table className={styles.table}>
          <caption className={hidden}>{t('rejected.table')}</caption>
          <thead>
            <tr>
              {hasLines ? <th scope="col">{t('rejected.line')}</th> : null}
              {hasValues ? <th scope="col">{t('rejected.value')}</th> : null}
              <th scope="col">{t('rejected.field')}</th>
              <th scope="col">{t('rejected.reason')}</th>
              <th scope="col">{t('rejected.suggestion')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${String(row.line)}|${row.value ?? ''}|${row.field}|${row.code}`}>
                {hasLines ? (
                  <td className={styles.number}>{typeof row.line === 'number' ? format.number(row.line) : null}</td>
                ) : null}
                {hasValues ? <td className={styles.value}>{row.value}</td> : null}
                <td>{fieldText(row.field)}</td>
                <td>{reasonText(row.code)}</td>
                <td>
                  <Suggestion domain={row.suggestion ?? null} onTake={onSuggestion} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface SuggestionProps {
  readonly domain: string | null;
  readonly onTake: ((domain: string) => void) | undefined;
}

function Suggestion({ domain, onTake }: SuggestionProps) {
  const { t } = useTranslation();
  if (domain === null) return null;
  if (onTake === undefined) return domain;
  return (
    <Button
      size="small"
      aria-label={t('scan.scanSuggestion', { domain })}
      onClick={() => {
        onTake(domain);
      }}
    >
      {domain}
    </Button>
  );
}
