import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { PlugDisconnectedRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { flagsQuery } from '../../api/get-flags';
import { EmptyState } from '../../components/empty-state';
import { ProblemBar } from '../../components/problem-bar';
import { ChecklistCard } from './checklist-card';
import { DeliveryCard } from './delivery-card';
import { FailedPushesCard } from './failed-pushes-card';
import { ProvisionCard } from './provision-card';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    width: 'min(880px, 100%)',
    margin: '0 auto',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: '32px', fontWeight: tokens.fontWeightSemibold },
  lead: { margin: `calc(-1 * ${tokens.spacingVerticalM}) 0 0`, color: tokens.colorNeutralForeground2 },
});

interface DynamicsPageProps {
  /** Opens the list with the leads whose push failed. */
  readonly onShowErrors: () => void;
}

/** For whoever looks after the connection: do pushes go out, is the organisation ready, what would be made in it. */
export function DynamicsPage({ onShowErrors }: DynamicsPageProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <h1 className={styles.title}>{t('d365.name')}</h1>
      <p className={styles.lead}>{t('setup.lead')}</p>
      <PageState onShowErrors={onShowErrors} />
    </div>
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
