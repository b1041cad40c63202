import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useProblemText } from './use-problem-text';

interface ProblemBarProps {
  readonly title: string;
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** A failed read, with its reason and a way to ask again. */
export function ProblemBar({ title, error, onRetry }: ProblemBarProps) {
  const { t } = useTranslation();
  const { message, trace } = useProblemText()(error);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {message} {trace}
      </MessageBarBody>
      {onRetry === undefined ? null : (
        <MessageBarActions>
          <Button size="small" onClick={onRetry}>
            {t('app.retry')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
