import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { PriorityCategory } from '../api/types';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    minWidth: '30px',
    height: '22px',
    padding: '0 6px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightBold,
    fontVariantNumeric: 'tabular-nums',
  },
  P1: { backgroundColor: tokens.colorPaletteGreenBackground2, color: tokens.colorPaletteGreenForeground2 },
  P2: { backgroundColor: tokens.colorPaletteTealBackground2, color: tokens.colorPaletteTealForeground2 },
  P3: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  P4: { backgroundColor: tokens.colorPaletteMarigoldBackground2, color: tokens.colorPaletteMarigoldForeground2 },
  P5: { backgroundColor: tokens.colorNeutralBackground6, color: tokens.colorNeutralForeground2 },
  P6: {
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  none: { color: tokens.colorNeutralForeground3, minWidth: '30px', fontWeight: tokens.fontWeightRegular },
});

/** P1 to P6, the one rank a rep sees; what it stands for is its title. */
export function CategoryBadge({ category }: { readonly category: PriorityCategory | null }) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (category === null) {
    return (
      <span className={mergeClasses(styles.root, styles.none)} title={t('leads.noScore')}>
        –
      </span>
    );
  }
  return (
    <span className={mergeClasses(styles.root, styles[category])} title={t(`category.${category}`)}>
      {category}
    </span>
  );
}
