import { useTranslation } from 'react-i18next';
import { en } from '../../i18n/en';

function isCause(code: string): code is keyof typeof en.cause {
  return code in en.cause;
}

/** Why a reading is unknown, in words; a cause without words is shown as its code. */
export function useCauseText(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => (isCause(code) ? t(`cause.${code}`) : code);
}
