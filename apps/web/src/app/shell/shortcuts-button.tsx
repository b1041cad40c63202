import { Button } from '@fluentui/react-components';
import { KeyboardRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTypingTarget } from '../../components/is-typing-target';

const ShortcutsDialog = lazy(async () => ({ default: (await import('./shortcuts-dialog')).ShortcutsDialog }));

/** The list of keys, by button or by "?". */
export function ShortcutsButton() {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const openOnQuestionMark = (event: KeyboardEvent): void => {
      if (event.key === '?' && !event.ctrlKey && !event.metaKey && !isTypingTarget(event.target)) setIsOpen(true);
    };
    document.addEventListener('keydown', openOnQuestionMark);
    return () => {
      document.removeEventListener('keydown', openOnQuestionMark);
    };
  }, []);
  return (
    <>
      <Button
        appearance="subtle"
        icon={<KeyboardRegular />}
        aria-label={t('app.shortcuts')}
        aria-haspopup="dialog"
        title={t('app.shortcuts')}
        onClick={() => {
          setIsOpen(true);
        }}
      />
      {isOpen ? (
        <Suspense>
          <ShortcutsDialog
            onClose={() => {
              setIsOpen(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
