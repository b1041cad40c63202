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
import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { planProvision } from '../../api/plan-provision';
import type { ProvisionPlan } from '../../api/types';
import { useAnnounce } from '../../components/announcer';
import { CopyButton } from '../../components/copy-button';
import { ProblemBar } from '../../components/problem-bar';
import { ProvisionPlanView } from './provision-plan-view';
import { SetupCard } from './setup-card';
import { usePlanSummary } from './use-plan-summary';

const COMMAND = 'hunter d365 provision';

const useStyles = makeStyles({
  text: { margin: 0 },
  command: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  code: {
    padding: `2px ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
  },
  wait: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** What provisioning would make in the organisation. It is carried out from the command line, by an administrator. */
export function ProvisionCard() {
  const { t } = useTranslation();
  const styles = useStyles();
  const announce = useAnnounce();
  const sumUp = usePlanSummary();
  const plan = useMutation({
    mutationFn: planProvision,
    onSuccess: (made) => {
      announce(sumUp(made));
    },
  });
  const ask = (): void => {
    plan.mutate();
  };
  return (
    <SetupCard
      title={t('setup.provision')}
      action={
        <Button
          size="small"
          icon={plan.isPending ? <Spinner size="extra-tiny" /> : <ClipboardTaskListLtrRegular />}
          disabledFocusable={plan.isPending}
          onClick={ask}
        >
          {t('setup.plan')}
        </Button>
      }
    >
      <p className={styles.text}>{t('setup.provisionLead')}</p>
      <div className={styles.command}>
        <code className={styles.code}>{COMMAND}</code>
        <CopyButton part={t('setup.command')} text={COMMAND} />
      </div>
      <PlanState plan={plan} onRetry={ask} />
    </SetupCard>
  );
}

interface PlanStateProps {
  readonly plan: {
    readonly data: ProvisionPlan | undefined;
    readonly error: Error | null;
    readonly isPending: boolean;
  };
  readonly onRetry: () => void;
}

function PlanState({ plan, onRetry }: PlanStateProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (plan.isPending) {
    return (
      <Skeleton className={styles.wait} aria-label={t('app.loading')}>
        <SkeletonItem size={24} />
        <SkeletonItem size={24} />
      </Skeleton>
    );
  }
  if (plan.error !== null) {
    return isRefusedByDynamics(plan.error) ? (
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{t('setup.planError')}</MessageBarTitle> {t('setup.planRefused')}
        </MessageBarBody>
      </MessageBar>
    ) : (
      <ProblemBar title={t('setup.planError')} error={plan.error} onRetry={onRetry} />
    );
  }
  return plan.data === undefined ? null : <ProvisionPlanView plan={plan.data} />;
}

/** Hunter's own server is well; it is Dynamics that did not answer or refused. */
function isRefusedByDynamics(error: Error): boolean {
  return error instanceof ApiProblem && error.errors.some(({ field }) => field === 'd365');
}
