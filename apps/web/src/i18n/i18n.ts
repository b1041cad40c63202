import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readStoredChoice } from '../components/stored-choice';
import { en } from './en';
import { guessLanguage, isLanguage, LANGUAGE_STORAGE_KEY, LANGUAGES } from './language';
import type { Language } from './language';
import { tr } from './tr';

/** Loads both catalogues and picks the first language; later changes go through `i18next.changeLanguage`. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: guessLanguage(readStoredChoice(LANGUAGE_STORAGE_KEY), navigator.languages),
    supportedLngs: [...LANGUAGES],
    fallbackLng: false,
    resources: { en: { translation: en }, tr: { translation: tr } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

export function toLanguage(tag: string): Language {
  return isLanguage(tag) ? tag : 'en';
}
