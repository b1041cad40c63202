import { useTranslation } from 'react-i18next';
import { toLanguage } from './i18n';
import type { Language } from './language';

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return toLanguage(i18n.language);
}
