import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readStoredChoice, storeChoice } from '../components/stored-choice';
import type { Catalogue } from './catalogue';
import { guessLanguage, isLanguage, LANGUAGE_STORAGE_KEY, LANGUAGES } from './language';
import type { Language } from './language';

const CATALOGUES: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  tr: async () => (await import('./tr')).tr,
  en: async () => (await import('./en')).en,
};

async function loadCatalogue(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  i18next.addResourceBundle(language, 'translation', await CATALOGUES[language]());
}

/** Starts with the language of the last visit or of the browser; only its catalogue is fetched. */
export async function startI18n(): Promise<void> {
  const language = guessLanguage(readStoredChoice(LANGUAGE_STORAGE_KEY), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: language,
    supportedLngs: [...LANGUAGES],
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await loadCatalogue(language);
}

/** Switches the page and remembers the choice. */
export async function chooseLanguage(language: Language): Promise<void> {
  await loadCatalogue(language);
  storeChoice(LANGUAGE_STORAGE_KEY, language);
  await i18next.changeLanguage(language);
}

export function toLanguage(tag: string): Language {
  return isLanguage(tag) ? tag : 'en';
}
