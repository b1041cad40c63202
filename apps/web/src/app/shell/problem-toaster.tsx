import { Toast, ToastBody, Toaster, ToastTitle, useId, useToastController } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../components/use-problem-text';
import type { FailedAction } from './failed-action';

const SHOWN_MS = 10_000;

export function ProblemToaster({ failed }: { readonly failed: FailedAction }) {
  const { t } = useTranslation();
  const toasterId = useId('problems');
  const { dispatchToast } = useToastController(toasterId);
  const problemText = useProblemText();
  const shown = useRef<FailedAction | null>(null);
  useEffect(() => {
    if (shown.current === failed) return;
    shown.current = failed;
    const { message, trace } = problemText(failed.error);
    dispatchToast(
      <Toast>
        <ToastTitle>{t('app.problemTitle')}</ToastTitle>
        <ToastBody>
          {message} {trace}
        </ToastBody>
      </Toast>,
      { intent: 'error', timeout: SHOWN_MS, pauseOnHover: true },
    );
  }, [failed, dispatchToast, problemText, t]);
  return <Toaster toasterId={toasterId} position="bottom-end" />;
}
