import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router-dom';
import { flagsQuery } from '../../api/get-flags';
import { paths } from '../paths';
import { LanguageMenu } from './language-menu';
import { LiveIndicator } from './live-indicator';
import { ShortcutsButton } from './shortcuts-button';
import { ThemeMenu } from './theme-menu';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    minHeight: '48px',
    padding: `0 ${tokens.spacingHorizontalXXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
    flexWrap: 'wrap',
    '@media (max-width: 720px)': { padding: `0 ${tokens.spacingHorizontalM}`, columnGap: tokens.spacingHorizontalS },
  },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  nav: { display: 'flex', alignSelf: 'stretch', gap: tokens.spacingHorizontalXS, flexGrow: 1 },
  link: {
    display: 'flex',
    alignItems: 'center',
    padding: `0 ${tokens.spacingHorizontalM}`,
    '@media (max-width: 720px)': { padding: `0 ${tokens.spacingHorizontalS}` },
    minHeight: '48px',
    boxSizing: 'border-box',
    // A shadow, not a border: forced colours would draw a transparent border as well.
    boxShadow: 'none',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':hover': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-3px' },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: `inset 0 -3px 0 ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { borderBottom: '3px solid Highlight' },
  },
  tools: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, marginLeft: 'auto' },
});

export function AppHeader() {
  const { t } = useTranslation();
  const styles = useStyles();
  const flags = useQuery(flagsQuery());
  const linkClass = ({ isActive }: { isActive: boolean }): string =>
    mergeClasses(styles.link, isActive && styles.current);
  return (
    <header className={styles.root}>
      <span className={styles.brand}>
        <img src="/favicon.svg" alt="" width={24} height={24} />
        {t('app.name')}
      </span>
      <nav className={styles.nav} aria-label={t('app.navigation')}>
        <NavLink to={paths.leads} className={linkClass}>
          {t('app.leads')}
        </NavLink>
        <NavLink to={paths.import} className={linkClass}>
          {t('app.import')}
        </NavLink>
        {flags.data?.d365_enabled === true ? (
          <NavLink to={paths.dynamics} className={linkClass}>
            {t('d365.name')}
          </NavLink>
        ) : null}
      </nav>
      <div className={styles.tools}>
        <LiveIndicator />
        <ShortcutsButton />
        <ThemeMenu />
        <LanguageMenu />
      </div>
    </header>
  );
}
