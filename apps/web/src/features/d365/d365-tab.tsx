import {
  Button,
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import { OpenRegular, SendRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { flagsQuery } from '../../api/get-flags';
import type { LeadItem } from '../../api/types';
import { ProblemBar } from '../../components/problem-bar';
import { RelativeTime } from '../../components/relative-time';
import { BlockedChoices } from './blocked-choices';
import { D365Badge } from './d365-badge';
import { LeadOutcome } from './lead-outcome';
import { PushJobState } from './push-job-state';
import { QualifyAction } from './qualify-action';
import { readLeadD365 } from '../../api/read-lead-d365';
import { toBadgeStatus } from './to-badge-status';
import { useFailureText } from '../../components/use-failure-text';
import { usePushLead, useUnconfirmedPushes } from './use-push';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) 1fr',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    alignItems: 'center',
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0 },
  },
  lead: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  link: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
});

/** Where this lead stands in Dynamics, what went wrong and what to do, and the push itself. */
export function D365Tab({ lead }: { readonly lead: LeadItem }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const isUnconfirmed = useUnconfirmedPushes().has(lead.id);
  const failureText = useFailureText();
  const flags = useQuery(flagsQuery());
  const d365 = readLeadD365(lead);
  const status = isUnconfirmed ? 'syncing' : toBadgeStatus(d365.status);
  const failure = status === 'error' && d365.lastError !== null ? failureText(d365.lastError) : null;
  // Nothing else on this tab could be asked for or would be answered.
  if (flags.data?.d365_enabled === false) return <SwitchedOff url={d365.url} />;
  // Until it is known to be switched on, its jobs are not asked for: that could only be refused.
  const isOn = flags.data?.d365_enabled === true;
  return (
    <div className={styles.root}>
      <dl className={styles.facts}>
        <dt>{t('d365.status')}</dt>
        <dd>
          <D365Badge lead={lead} isUnconfirmed={isUnconfirmed} />
        </dd>
        <dt>{t('d365.lastSync')}</dt>
        <dd>{d365.lastSyncedAt === null ? t('d365.neverSynced') : <RelativeTime iso={d365.lastSyncedAt} />}</dd>
      </dl>
      {failure !== null ? (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('d365.errorTitle')}</MessageBarTitle> {failure.message}{' '}
            <strong>{t('d365.remedy')}:</strong> {failure.remedy}
          </MessageBarBody>
        </MessageBar>
      ) : (
        <StatusSentence status={status} />
      )}
      <LeadOutcome lead={lead} />
      {isOn ? <BlockedChoices leadId={lead.id} /> : null}
      <PushActions lead={lead} isBusy={status === 'syncing'} />
      <QualifyAction lead={lead} />
      {isOn ? <PushJobState leadId={lead.id} /> : null}
    </div>
  );
}

function StatusSentence({ status }: { readonly status: 'not_synced' | 'syncing' | 'synced' | 'error' }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const sentences = {
    not_synced: t('d365.notSyncedBody'),
    syncing: t('d365.syncingBody'),
    synced: t('d365.syncedBody'),
    error: t('d365.errorTitle'),
  };
  return <p className={styles.lead}>{sentences[status]}</p>;
}

/** Says why there is nothing to do here; a lead that was pushed before can still be looked at. */
function SwitchedOff({ url }: { readonly url: string | null }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('d365.disabledTitle')}</MessageBarTitle> {t('d365.disabledBody')}
        </MessageBarBody>
      </MessageBar>
      <OpenLink url={url} />
    </div>
  );
}

function OpenLink({ url }: { readonly url: string | null }) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (url === null) return null;
  return (
    <Link href={url} target="_blank" rel="noreferrer" className={styles.link}>
      {t('d365.openInD365')}
      <OpenRegular aria-hidden="true" />
    </Link>
  );
}

function PushActions({ lead, isBusy }: { readonly lead: LeadItem; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const flags = useQuery(flagsQuery());
  const push = usePushLead();
  const { status, url } = readLeadD365(lead);
  if (flags.isError) {
    return (
      <ProblemBar
        title={t('d365.flagsError')}
        error={flags.error}
        onRetry={() => {
          void flags.refetch();
        }}
      />
    );
  }
  const hasNoScore = lead.readiness_score === null;
  return (
    <div className={styles.actions}>
      <Button
        appearance="primary"
        icon={<SendRegular />}
        disabledFocusable={flags.isPending || isBusy || hasNoScore}
        onClick={() => {
          push(lead);
        }}
      >
        {status === 'not_synced' ? t('d365.pushToD365') : t('d365.pushAgain')}
      </Button>
      <OpenLink url={url} />
      {hasNoScore ? <span>{t('d365.notScored')}</span> : null}
    </div>
  );
}
