import { Toast, ToastBody, Toaster, ToastTitle, useId, useToastController } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../components/use-problem-text';

/** Shows failed actions that have no place of their own to say so. */
export function ProblemToasts() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasterId = useId('problems');
  const { dispatchToast } = useToastController(toasterId);
  const problemText = useProblemText();
  const show = useRef<(error: unknown) => void>(() => undefined);
  useEffect(() => {
    show.current = (error) => {
      const { message, trace } = problemText(error);
      dispatchToast(
        <Toast>
          <ToastTitle>{t('problems.title')}</ToastTitle>
          <ToastBody>
            {message} {trace}
          </ToastBody>
        </Toast>,
        { intent: 'error', timeout: 10_000, pauseOnHover: true },
      );
    };
  });
  useEffect(
    () =>
      client.getMutationCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'error') return;
        if (event.mutation.meta?.['showsOwnProblem'] !== true) show.current(event.action.error);
      }),
    [client],
  );
  return <Toaster toasterId={toasterId} position="bottom-end" />;
}
