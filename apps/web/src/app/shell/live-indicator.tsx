import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../live-state';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  dot: {
    width: '8px',
    height: '8px',
    borderRadius: tokens.borderRadiusCircular,
    flexShrink: 0,
    boxSizing: 'border-box',
  },
  live: {
    backgroundColor: tokens.colorPaletteGreenForeground3,
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText', forcedColorAdjust: 'none' },
  },
  connecting: { border: `2px solid ${tokens.colorNeutralForeground3}` },
  offline: { border: `2px solid ${tokens.colorPaletteMarigoldForeground2}` },
});

/** Whether changes arrive by themselves; said aloud when that changes. */
export function LiveIndicator() {
  const { t } = useTranslation();
  const styles = useStyles();
  const state = useLiveState();
  return (
    <span className={styles.root} role="status" title={t(`app.${state}Hint`)}>
      <span className={mergeClasses(styles.dot, styles[state])} aria-hidden="true" />
      {t(`app.${state}`)}
    </span>
  );
}
