import { Button, Spinner } from '@fluentui/react-components';
import { EyeRegular, SendRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';

interface PushSelectedButtonProps {
  readonly count: number;
  readonly isPending: boolean;
  readonly onPush: () => void;
  readonly onPreview: () => void;
}

export function PushSelectedButton({ count, isPending, onPush, onPreview }: PushSelectedButtonProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Button size="small" icon={<EyeRegular />} disabledFocusable={isPending} onClick={onPreview}>
        {t('d365.preview')}
      </Button>
      <Button
        appearance="primary"
        size="small"
        icon={isPending ? <Spinner size="extra-tiny" /> : <SendRegular />}
        disabledFocusable={isPending}
        onClick={onPush}
      >
        {t('d365.pushSelected', { count, value: format.number(count) })}
      </Button>
    </>
  );
}
