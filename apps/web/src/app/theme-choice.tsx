import { createContext, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { readStoredChoice, storeChoice } from '../components/stored-choice';

export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

const STORAGE_KEY = 'hunter.theme';

interface ThemeChoiceState {
  readonly choice: ThemeChoice;
  readonly choose: (choice: ThemeChoice) => void;
}

const ThemeChoiceContext = createContext<ThemeChoiceState>({ choice: 'system', choose: () => undefined });

export function useThemeChoice(): ThemeChoiceState {
  return useContext(ThemeChoiceContext);
}

export function ThemeChoiceProvider({ children }: { readonly children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(
    () => THEME_CHOICES.find((known) => known === readStoredChoice(STORAGE_KEY)) ?? 'system',
  );
  const state = useMemo<ThemeChoiceState>(
    () => ({
      choice,
      choose: (next) => {
        storeChoice(STORAGE_KEY, next);
        setChoice(next);
      },
    }),
    [choice],
  );
  return <ThemeChoiceContext value={state}>{children}</ThemeChoiceContext>;
}
