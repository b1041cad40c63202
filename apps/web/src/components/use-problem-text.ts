import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/api-problem';
import { useCodeText } from '../i18n/use-code-text';

export interface ProblemText {
  readonly message: string;
  readonly trace: string | null;
}

/** The words for a failure, in the chosen language, from its stable code. */
export function useProblemText(): (error: unknown) => ProblemText {
  const { t } = useTranslation();
  const codeText = useCodeText();
  return (error) => {
    if (!(error instanceof ApiProblem)) return { message: t('problems.internal'), trace: null };
    const message = codeText('problems', error.code, t('problems.internal'));
    const reason = error.errors.map((entry) => codeText('reasons', entry.code, '')).find((text) => text !== '');
    const saysMore = error.code === 'invalid-domain' && reason !== undefined && reason !== t('reasons.invalid-domain');
    return {
      message: saysMore ? t('app.withReason', { message, reason }) : message,
      // The number helps whoever looks into a failure of the server; a refused input needs no looking into.
      trace: error.traceId !== null && error.status >= 500 ? t('app.trace', { trace: error.traceId }) : null,
    };
  };
}
