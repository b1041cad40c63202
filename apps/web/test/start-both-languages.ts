import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '../src/i18n/en';
import { tr } from '../src/i18n/tr';

/** Both catalogues at once, English on show: what a spec of a component needs, without the browser's own choice. */
export async function startBothLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { translation: en }, tr: { translation: tr } },
    interpolation: { escapeValue: false },
  });
}
