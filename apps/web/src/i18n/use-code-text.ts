import { useTranslation } from 'react-i18next';

/** Groups of the catalogue whose keys are codes that the server sends. */
type CodeGroup =
  | 'problems'
  | 'reasons'
  | 'cause'
  | 'line'
  | 'part'
  | 'finding'
  | 'findingDetail'
  | 'provider'
  | 'rejectedField'
  | 'importReasons'
  | 'factor'
  | 'action'
  | 'timeline'
  | 'segment'
  | 'tenantSize'
  | 'd365.outcomes';

/** The words for a code the server sent. A newer server may send one this build has no words for: then `otherwise`. */
export function useCodeText(): (group: CodeGroup, code: string, otherwise?: string) => string {
  const { t, i18n } = useTranslation();
  return (group, code, otherwise = code) => {
    const key = `${group}.${code}`;
    return i18n.exists(key) ? t(key as 'problems.internal') : otherwise;
  };
}
