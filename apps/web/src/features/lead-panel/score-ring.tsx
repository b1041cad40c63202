import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';

const SIZE = 60;
const STROKE = 6;
const RADIUS = (SIZE - STROKE) / 2;
const LENGTH = 2 * Math.PI * RADIUS;

const useStyles = makeStyles({
  root: { flexShrink: 0, display: 'block' },
  track: {
    stroke: tokens.colorNeutralBackground6,
    fill: 'none',
    '@media (forced-colors: active)': { stroke: 'GrayText' },
  },
  arc: {
    stroke: tokens.colorCompoundBrandBackground,
    fill: 'none',
    strokeLinecap: 'round',
    '@media (forced-colors: active)': { stroke: 'Highlight' },
  },
  value: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '18px',
    fontWeight: tokens.fontWeightSemibold,
    fontFamily: tokens.fontFamilyBase,
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
});

/** The score as a ring; an unknown score is an empty ring with a dash, not a nought. */
export function ScoreRing({ score }: { readonly score: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  const text = score === null ? '–' : format.number(score);
  const centre = SIZE / 2;
  return (
    <svg
      className={styles.root}
      width={SIZE}
      height={SIZE}
      viewBox={`0 0 ${String(SIZE)} ${String(SIZE)}`}
      role="img"
      aria-label={score === null ? t('leads.noScore') : t('panel.scoreOf', { score: text })}
    >
      <circle className={styles.track} cx={centre} cy={centre} r={RADIUS} strokeWidth={STROKE} />
      {score === null || score === 0 ? null : (
        <circle
          className={styles.arc}
          cx={centre}
          cy={centre}
          r={RADIUS}
          strokeWidth={STROKE}
          strokeDasharray={`${String((score / 100) * LENGTH)} ${String(LENGTH)}`}
          transform={`rotate(-90 ${String(centre)} ${String(centre)})`}
        />
      )}
      <text className={styles.value} x="50%" y="50%" dominantBaseline="central" textAnchor="middle">
        {text}
      </text>
    </svg>
  );
}
