import { useEffect } from 'react';
import { useLanguage } from '../../i18n/use-language';

/** Screen readers and hyphenation go by the language of the document. */
export function useDocumentLanguage(): void {
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
}
