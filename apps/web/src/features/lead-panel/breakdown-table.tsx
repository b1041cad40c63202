import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { BreakdownLine, ScoreBreakdown } from '../../api/types';
import { useVisuallyHidden } from '../../components/use-visually-hidden';
import { en } from '../../i18n/en';
import { useFormat } from '../../i18n/use-format';
import { RecordList } from './record-list';
import { StatusMark } from './status-mark';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    '& th, & td': {
      padding: '8px 8px',
      verticalAlign: 'top',
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    },
    '& thead th': {
      color: tokens.colorNeutralForeground2,
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightSemibold,
    },
    '& th:first-child': { textAlign: 'start' },
    '& tbody th': { fontWeight: tokens.fontWeightRegular },
  },
  points: {
    width: '64px',
    textAlign: 'end',
    fontVariantNumeric: 'tabular-nums',
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
  plus: { color: tokens.colorPaletteGreenForeground1 },
  minus: { color: tokens.colorPaletteRedForeground1 },
  zero: { color: tokens.colorNeutralForeground3 },
  name: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    fontWeight: tokens.fontWeightSemibold,
  },
  sum: { fontWeight: tokens.fontWeightSemibold, '& td, & th': { borderBottom: 'none' } },
});

type LineCode = Exclude<keyof typeof en.line, 'provider'>;

function isLineCode(code: string): code is LineCode {
  return code in en.line && code !== 'provider';
}

/** The lines that make the score, each with points, state and the records it rests on. */
export function BreakdownTable({ breakdown }: { readonly breakdown: ScoreBreakdown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  const hidden = useVisuallyHidden();
  return (
    <table className={styles.table}>
      <caption className={hidden}>{t('why.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('why.finding')}</th>
          <th scope="col" className={styles.points}>
            {t('why.points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {breakdown.lines.map((line) => (
          <tr key={`${line.kind}-${line.code}`}>
            <th scope="row">
              <span className={styles.name}>
                <StatusMark status={line.status} />
                <LineName line={line} breakdown={breakdown} />
              </span>
              <RecordList records={line.records} status={line.status} />
            </th>
            <td
              className={mergeClasses(
                styles.points,
                line.points > 0 ? styles.plus : line.points < 0 ? styles.minus : styles.zero,
              )}
            >
              {format.signed(line.points)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className={styles.sum}>
          <th scope="row">{t('why.score')}</th>
          <td className={styles.points}>{breakdown.score === null ? '–' : format.number(breakdown.score)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function LineName({ line, breakdown }: { readonly line: BreakdownLine; readonly breakdown: ScoreBreakdown }) {
  const { t } = useTranslation();
  if (line.kind === 'provider') return t('line.provider', { name: t(`provider.${breakdown.provider.name}`) });
  // A newer rule set may bring a line this build has no words for; its code is better than nothing.
  return isLineCode(line.code) ? t(`line.${line.code}`) : line.code;
}
