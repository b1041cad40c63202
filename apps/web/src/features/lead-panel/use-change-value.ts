import { useTranslation } from 'react-i18next';
import type { LeadChange } from '../../api/types';
import { useCodeText } from '../../i18n/use-code-text';
import { useFormat } from '../../i18n/use-format';

/** Words for the value of a change before or after it. */
export function useChangeValue(): (change: Pick<LeadChange, 'type'>, value: string | null) => string {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const format = useFormat();
  return ({ type }, value) => {
    if (value === null) return t(type === 'expire_soon' ? 'app.unknown' : 'app.none');
    if (type === 'spf_changed' || type === 'dkim_changed')
      return t(value === 'true' ? 'why.statusPresent' : 'why.statusAbsent');
    if (type === 'expire_soon') return format.date(value);
    return type === 'segment_changed' ? codeText('segment', value) : value;
  };
}
