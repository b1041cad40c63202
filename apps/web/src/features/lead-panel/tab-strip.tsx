import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { PANEL_TABS } from './panel-tab';
import type { PanelTab } from './panel-tab';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    position: 'relative',
    padding: '12px 10px',
    border: 0,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    font: 'inherit',
    color: tokens.colorNeutralForeground2,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '::after': {
      content: '""',
      position: 'absolute',
      left: '10px',
      right: '10px',
      bottom: '-1px',
      height: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: 'transparent',
    },
    ':hover::after': { backgroundColor: tokens.colorNeutralStroke1 },
  },
  chosen: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': {
      backgroundColor: tokens.colorCompoundBrandStroke,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
    },
    ':hover::after': { backgroundColor: tokens.colorCompoundBrandStroke },
  },
});

interface TabStripProps {
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly toTabId: (tab: PanelTab) => string;
  readonly panelId: string;
}

function step(key: string, index: number): number | null {
  const last = PANEL_TABS.length - 1;
  if (key === 'ArrowRight') return index === last ? 0 : index + 1;
  if (key === 'ArrowLeft') return index === 0 ? last : index - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

/**
 * The tabs of the panel (WAI-ARIA tabs pattern; the arrow keys choose as they move). Not Fluent's, which puts focusable
 * helpers that are hidden from screen readers around its tabs.
 */
export function TabStrip({ tab, onTab, toTabId, panelId }: TabStripProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const next = step(event.key, PANEL_TABS.indexOf(tab));
    const name = next === null ? undefined : PANEL_TABS[next];
    if (name === undefined) return;
    event.preventDefault();
    onTab(name);
    root.current?.querySelector<HTMLElement>(`[data-tab="${name}"]`)?.focus();
  };
  return (
    <div role="tablist" aria-label={t('panel.tabs')} className={styles.root} ref={root}>
      {PANEL_TABS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={toTabId(name)}
          data-tab={name}
          aria-selected={name === tab}
          aria-controls={panelId}
          tabIndex={name === tab ? 0 : -1}
          className={mergeClasses(styles.tab, name === tab && styles.chosen)}
          onKeyDown={move}
          onClick={() => {
            onTab(name);
          }}
        >
          {t(`panel.${name}`)}
        </button>
      ))}
    </div>
  );
}
