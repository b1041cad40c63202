import { Button, Spinner } from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { isUnfiltered } from '../../api/lead-filter';
import type { LeadFilter } from '../../api/lead-filter';
import { useFormat } from '../../i18n/use-format';

interface PushMatchingButtonProps {
  readonly filter: LeadFilter;
  readonly total: number;
  readonly isPending: boolean;
  readonly onAsk: () => void;
}

/** Opens the question whether everything that matches shall be pushed. */
export function PushMatchingButton({ filter, total, isPending, onAsk }: PushMatchingButtonProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = { count: total, value: format.number(total) };
  return (
    <Button
      size="small"
      icon={isPending ? <Spinner size="extra-tiny" /> : <SendRegular />}
      disabledFocusable={isPending}
      aria-haspopup="dialog"
      onClick={onAsk}
    >
      {isUnfiltered(filter) ? t('d365.pushEverything', words) : t('d365.pushMatching', words)}
    </Button>
  );
}
