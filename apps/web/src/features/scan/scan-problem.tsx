import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { useProblemText } from '../../components/use-problem-text';

// What was pasted may have no place to break at.
const useStyles = makeStyles({ body: { overflowWrap: 'anywhere', minWidth: 0 } });

interface ScanProblemProps {
  /** What was asked for; null when it was a whole list, whose entries the page tells of itself. */
  readonly domain: string | null;
  readonly error: Error;
  readonly onTake: (suggestion: string) => void;
  readonly onDismiss: () => void;
}

/** Why a domain could not be scanned, with the name that was probably meant as a button. */
export function ScanProblem({ domain, error, onTake, onDismiss }: ScanProblemProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { message, trace } = useProblemText()(error);
  const isWholeList = domain === null && error instanceof ApiProblem && error.code === 'invalid-domain';
  const suggestion = domain !== null && error instanceof ApiProblem ? error.suggestion : null;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody className={styles.body}>
        {isWholeList ? t('scan.noneUsable') : null}
        {domain === null && !isWholeList ? message : null}
        {domain === null ? null : t('scan.problemFor', { domain, reason: message })} {trace}
        {suggestion === null ? null : (
          <>
            {' '}
            {t('scan.didYouMean')}{' '}
            <Button
              size="small"
              aria-label={t('scan.scanSuggestion', { domain: suggestion })}
              onClick={() => {
                onTake(suggestion);
              }}
            >
              {suggestion}
            </Button>
          </>
        )}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            size="small"
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label={t('scan.dismiss')}
            onClick={onDismiss}
          />
        }
      />
    </MessageBar>
  );
}
