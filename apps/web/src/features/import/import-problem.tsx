import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import type { ProblemFieldError } from '../../api/api-problem';
import { useProblemText } from '../../components/use-problem-text';
import { useCodeText } from '../../i18n/use-code-text';
import { toQuotedList } from './to-quoted-list';

const useStyles = makeStyles({ body: { overflowWrap: 'anywhere' } });

interface ImportProblemProps {
  readonly error: unknown;
  /** Sends the same file again; without it another file is needed. */
  readonly onSendAgain: (() => void) | null;
}

/** Why a file was not imported: what is wrong with it, and what was found in it. */
export function ImportProblem({ error, onSendAgain }: ImportProblemProps) {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const styles = useStyles();
  const { message, trace } = useProblemText()(error);
  const [entry] = error instanceof ApiProblem && error.code === 'import-unreadable' ? error.errors : [];
  const found = toQuotedList(entry?.allowed ?? []);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{t('import.errorTitle')}</MessageBarTitle>{' '}
        {entry === undefined ? message : codeText('importReasons', toReason(entry), message)}{' '}
        {found === '' ? null : t(entry?.field === 'sheet' ? 'import.sheetsFound' : 'import.columnsFound', { found })}{' '}
        {trace}
      </MessageBarBody>
      {onSendAgain === null ? null : (
        <MessageBarActions>
          <Button size="small" onClick={onSendAgain}>
            {t('import.sendAgain')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

function toReason({ field, code }: ProblemFieldError): string {
  return code === 'column-not-found' && field === 'company_column' ? 'company-column-not-found' : code;
}
