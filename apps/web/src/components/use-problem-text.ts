import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/api-problem';
import { en } from '../i18n/en';

type ProblemCode = Exclude<keyof typeof en.problems, 'title' | 'trace'>;
type ReasonCode = keyof typeof en.reasons;

function isProblemCode(code: string): code is ProblemCode {
  return code in en.problems && code !== 'title' && code !== 'trace';
}

function isReasonCode(code: string): code is ReasonCode {
  return code in en.reasons;
}

export interface ProblemText {
  readonly message: string;
  readonly trace: string | null;
}

/** The words for a failure, in the chosen language, from its stable code. */
export function useProblemText(): (error: unknown) => ProblemText {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiProblem)) return { message: t('problems.internal'), trace: null };
    const code = isProblemCode(error.code) ? error.code : 'internal';
    const reason = error.errors.map((entry) => entry.code).find(isReasonCode);
    const showsReason = reason !== undefined && code === 'invalid-domain' && reason !== 'invalid-domain';
    const message = t(`problems.${code}`) + (showsReason ? ` (${t(`reasons.${reason}`)})` : '');
    return { message, trace: error.traceId === null ? null : t('problems.trace', { trace: error.traceId }) };
  };
}

/** The words for a rejected row's reason; a reason the catalogue does not know yet is shown as its code. */
export function useReasonText(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => (isReasonCode(code) ? t(`reasons.${code}`) : code);
}
