import type { D365Error } from '../api/types';
import { useLanguage } from '../i18n/use-language';

interface FailureText {
  readonly message: string;
  readonly remedy: string;
}

/** What went wrong with a push and what to do, in the language of the page. */
export function useFailureText(): (error: D365Error) => FailureText {
  const language = useLanguage();
  return (error) => error.translations?.[language] ?? error;
}
