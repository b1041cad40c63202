import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RejectedRow } from '../api/types';
import { useCodeText } from '../i18n/use-code-text';
import { useFormat } from '../i18n/use-format';
import { downloadText } from './download-text';
import { toRejectedCsv } from './to-rejected-csv';
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
  /** How many there are, when it is known that these are not all. */
  readonly total: number;
  /** Fetches the rows that are not listed here, for the download. */
  readonly fetchAll?: () => Promise<readonly RejectedRow[]>;
  /** What became of the others; when left out, they were taken. */
  readonly body?: string;
  /** Takes up a suggestion; without it the suggestion is only shown. */
  readonly onSuggestion?: (domain: string) => void;
}

/** What was left out of a scan or import: where, why, and what may have been meant. */
export function RejectedTable({ rows, total, fetchAll, body, onSuggestion }: RejectedTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const codeText = useCodeText();
  const reasonText = (code: string): string => codeText('reasons', code);
  const styles = useStyles();
  const hidden = useVisuallyHidden();
  const download = useMutation({
    mutationFn: async () => (fetchAll === undefined ? rows : fetchAll()),
    onSuccess: (all) => {
      downloadText('rejected.csv', toRejectedCsv(all, reasonText));
    },
  });
  const hasLines = rows.some((row) => row.line !== undefined);
  const hasFields = rows.some((row) => row.field !== undefined);
  const hasInputs = rows.some((row) => row.input !== undefined);
  return (
    <section className={styles.root} aria-label={t('rejected.table')}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t('rejected.title', { count: total, value: format.number(total) })}</h3>
        <Button
          size="small"
          icon={<ArrowDownloadRegular />}
          onClick={() => {
            download.mutate();
          }}
        >
          {t('rejected.download')}
        </Button>
      </div>
      <p className={styles.body}>
        {body ?? t('rejected.body')}{' '}
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
              {hasInputs ? <th scope="col">{t('rejected.value')}</th> : null}
              {hasFields ? <th scope="col">{t('rejected.field')}</th> : null}
              <th scope="col">{t('rejected.reason')}</th>
              <th scope="col">{t('rejected.suggestion')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${String(row.line)}|${row.input ?? ''}|${row.field ?? ''}|${row.code}`}>
                {hasLines ? (
                  <td className={styles.number}>{row.line !== undefined ? format.number(row.line) : null}</td>
                ) : null}
                {hasInputs ? <td className={styles.value}>{row.input}</td> : null}
                {hasFields ? <td>{codeText('rejectedField', row.field ?? '')}</td> : null}
                <td>{reasonText(row.code)}</td>
                <td>
                  <Suggestion domain={row.suggestion} onTake={onSuggestion} />
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
