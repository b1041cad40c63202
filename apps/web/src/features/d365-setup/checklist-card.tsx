import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Skeleton,
  SkeletonItem,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { checklistQuery } from '../../api/get-checklist';
import type { Checklist } from '../../api/types';
import { useAnnounce } from '../../components/announcer';
import { ProblemBar } from '../../components/problem-bar';
import { RelativeTime } from '../../components/relative-time';
import { useFormat } from '../../i18n/use-format';
import { CheckRow } from './check-row';
import { countOpenChecks } from './check-status';
import { SetupCard } from './setup-card';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  wait: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const WAITING_ROWS = ['1', '2', '3', '4', '5'];

/** Whether the organisation is ready for pushes, check by check, as the integration's own user sees it. */
export function ChecklistCard() {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const sumUp = useSummary();
  const checklist = useQuery(checklistQuery());
  const runAgain = async (): Promise<void> => {
    const { data, isSuccess } = await checklist.refetch();
    if (isSuccess) announce(sumUp(data));
  };
  return (
    <SetupCard
      title={t('setup.checklist')}
      action={
        <Button
          size="small"
          icon={checklist.isFetching ? <Spinner size="extra-tiny" /> : <ArrowClockwiseRegular />}
          disabledFocusable={checklist.isFetching}
          onClick={() => void runAgain()}
        >
          {checklist.isFetching ? t('setup.checking') : t('setup.checkAgain')}
        </Button>
      }
    >
      <ChecklistState checklist={checklist} />
    </SetupCard>
  );
}

interface ChecklistStateProps {
  readonly checklist: {
    readonly data: Checklist | undefined;
    readonly error: unknown;
    readonly isError: boolean;
    readonly refetch: () => unknown;
  };
}

function ChecklistState({ checklist }: ChecklistStateProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const failed = checklist.isError ? (
    <ProblemBar title={t('setup.checklistError')} error={checklist.error} onRetry={() => void checklist.refetch()} />
  ) : null;
  if (checklist.data === undefined) {
    return (
      failed ?? (
        <Skeleton className={styles.wait} aria-label={t('setup.checking')}>
          {WAITING_ROWS.map((row) => (
            <SkeletonItem key={row} size={32} />
          ))}
        </Skeleton>
      )
    );
  }
  return (
    <>
      {failed}
      <Findings checklist={checklist.data} />
    </>
  );
}

function Findings({ checklist }: { readonly checklist: Checklist }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { failed } = countOpenChecks(checklist);
  const summary = useSummary()(checklist);
  return (
    <>
      <MessageBar intent={checklist.healthy ? 'success' : failed > 0 ? 'error' : 'warning'} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{summary}</MessageBarTitle> {t('setup.checkedAt')}{' '}
          <RelativeTime iso={checklist.checked_at} />
        </MessageBarBody>
      </MessageBar>
      <p className={styles.text}>{t('setup.checklistOrder')}</p>
      <ol className={styles.list} aria-label={t('setup.checklist')}>
        {checklist.items.map((item) => (
          <CheckRow key={item.check} item={item} />
        ))}
      </ol>
    </>
  );
}

/** The whole checklist in one sentence. */
function useSummary(): (checklist: Checklist) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (checklist) => {
    const { failed, unknown } = countOpenChecks(checklist);
    if (failed > 0) return t('setup.checksFailed', { count: failed, value: format.number(failed) });
    if (unknown > 0) return t('setup.checksUnknown', { count: unknown, value: format.number(unknown) });
    return t('setup.checksPassed');
  };
}
