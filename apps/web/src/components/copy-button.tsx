import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from './announcer';

const SHOWN_MS = 2_000;

interface CopyButtonProps {
  /** What is copied, as a rep would call it. */
  readonly part: string;
  readonly text: string;
}

export function CopyButton({ part, text }: CopyButtonProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => {
      setIsCopied(false);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isCopied]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
      announce(t('sales.copiedPart', { part }));
    } catch {
      announce(t('sales.copyFailed'));
    }
  };
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
      aria-label={t('sales.copyPart', { part })}
      onClick={() => void copy()}
    >
      {t('sales.copy')}
    </Button>
  );
}
