import { Skeleton, SkeletonItem } from '@fluentui/react-components';
import { PlugDisconnectedRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { flagsQuery } from '../../api/get-flags';
import { EmptyState } from '../../components/empty-state';
import { PageColumn } from '../../components/page-column';
import { ProblemBar } from '../../components/problem-bar';
import { ChecklistCard } from './checklist-card';
import { DeliveryCard } from './delivery-card';
import { FailedPushesCard } from './failed-pushes-card';
import { ProvisionCard } from './provision-card';

interface DynamicsPageProps {
  /** Opens the list with the leads whose push failed. */
  readonly onShowErrors: () => void;
}

/** For whoever looks after the connection: do pushes go out, is the organisation ready, what would be made in it. */
export function DynamicsPage({ onShowErrors }: DynamicsPageProps) {
  const { t } = useTranslation();
  return (
    <PageColumn title={t('d365.name')} lead={t('setup.lead')}>
      <PageState onShowErrors={onShowErrors} />
    </PageColumn>
  );
}

function PageState({ onShowErrors }: DynamicsPageProps) {
  const { t } = useTranslation();
  const flags = useQuery(flagsQuery());
  if (flags.data === undefined) {
    return flags.isError ? (
      <ProblemBar title={t('d365.flagsError')} error={flags.error} onRetry={() => void flags.refetch()} />
    ) : (
      <Skeleton aria-label={t('app.loading')}>
        <SkeletonItem size={48} />
      </Skeleton>
    );
  }
  if (!flags.data.d365_enabled) {
    return (
      <EmptyState icon={<PlugDisconnectedRegular />} title={t('d365.disabledTitle')} body={t('d365.disabledBody')} />
    );
  }
  return (
    <>
      <DeliveryCard />
      <ChecklistCard />
      <ProvisionCard />
      <FailedPushesCard onShow={onShowErrors} />
    </>
  );
}
