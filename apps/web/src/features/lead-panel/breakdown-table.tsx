import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { BreakdownLine, ScoreBreakdown } from '../../api/types';
import { useVisuallyHidden } from '../../components/use-visually-hidden';
import { useCodeText } from '../../i18n/use-code-text';
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
              <RecordList records={line.records} />
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
  const codeText = useCodeText();
  // What was not read says only what it would have been; the words of a finding would claim it.
  if (line.status === 'unknown') return codeText('part', line.code);
  if (line.kind === 'provider') {
    return t('line.provider', { name: codeText('provider', breakdown.provider.name ?? 'Unknown') });
  }
  return codeText('line', line.code);
}
