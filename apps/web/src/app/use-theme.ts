import { webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { useThemeChoice } from './theme-choice';

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  darkQuery.addEventListener('change', listener);
  return () => {
    darkQuery.removeEventListener('change', listener);
  };
}

interface AppTheme {
  readonly name: 'light' | 'dark';
  readonly tokens: Theme;
}

/** The chosen theme, or the system's. Forced colours need no theme: the browser repaints what the styles leave to it. */
export function useTheme(): AppTheme {
  const { choice } = useThemeChoice();
  const systemIsDark = useSyncExternalStore(subscribe, () => darkQuery.matches);
  const isDark = choice === 'system' ? systemIsDark : choice === 'dark';
  return isDark ? { name: 'dark', tokens: webDarkTheme } : { name: 'light', tokens: webLightTheme };
}
