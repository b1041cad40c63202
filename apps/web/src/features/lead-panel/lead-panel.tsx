import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { leadQuery } from '../../api/get-lead';
import type { LeadDetail } from '../../api/types';
import { ProblemBar } from '../../components/problem-bar';
import { LeadHeader } from './lead-header';
import type { PanelTab } from './panel-tab';
import { TabStrip } from './tab-strip';

const WhyTab = lazy(async () => ({ default: (await import('./why-tab')).WhyTab }));
const SalesTab = lazy(async () => ({ default: (await import('./sales-tab')).SalesTab }));

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    // Focus is put here by the page when the panel opens; it is no control, so it needs no ring.
    ':focus': { outlineStyle: 'none' },
  },
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
  },
  headBody: { flexGrow: 1, minWidth: 0 },
  tabs: { padding: `0 ${tokens.spacingHorizontalS}`, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  body: { flexGrow: 1, minHeight: 0, overflow: 'auto', padding: tokens.spacingHorizontalL },
  wait: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: '28px', overflowWrap: 'anywhere' },
});

interface LeadPanelProps {
  readonly domain: string;
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly onClose: () => void;
  readonly onScan: (domain: string) => void;
  readonly isScanning: boolean;
  readonly renderD365: (lead: LeadDetail) => ReactNode;
}

/** One lead beside the list, with an address of its own. */
export function LeadPanel(props: LeadPanelProps) {
  const { domain, tab, onClose } = props;
  const { t } = useTranslation();
  const styles = useStyles();
  const lead = useQuery(leadQuery(domain));
  const rootRef = useRef<HTMLElement>(null);
  useEffect(() => {
    rootRef.current?.focus();
  }, [domain]);
  const name = lead.data?.unicode_domain ?? domain;
  return (
    <aside ref={rootRef} className={styles.root} tabIndex={-1} aria-label={t('panel.label', { domain: name })}>
      <div className={styles.head}>
        <div className={styles.headBody}>
          {lead.data === undefined ? (
            <h2 className={styles.title}>{name}</h2>
          ) : (
            <LeadHeader lead={lead.data} isScanning={props.isScanning} onScan={props.onScan} />
          )}
        </div>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('panel.close')} onClick={onClose} />
      </div>
      {lead.isPending ? <PanelWait /> : null}
      {lead.data === undefined && lead.isError ? (
        <PanelError error={lead.error} onRetry={() => void lead.refetch()} {...props} />
      ) : null}
      {lead.data === undefined ? null : <PanelTabs {...props} tab={tab} lead={lead.data} />}
    </aside>
  );
}

function PanelTabs({ lead, tab, onTab, renderD365 }: LeadPanelProps & { readonly lead: LeadDetail }) {
  const styles = useStyles();
  const id = useId();
  return (
    <>
      <TabStrip tab={tab} onTab={onTab} toTabId={(name) => `${id}-${name}`} panelId={`${id}-panel`} />
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`} className={styles.body} tabIndex={0}>
        <Suspense fallback={<PanelWait />}>
          {tab === 'why' ? <WhyTab lead={lead} /> : null}
          {tab === 'sales' ? <SalesTab domain={lead.domain} /> : null}
          {tab === 'd365' ? renderD365(lead) : null}
        </Suspense>
      </div>
    </>
  );
}

function PanelWait() {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.body}>
      <Skeleton className={styles.wait} aria-label={t('app.loading')}>
        <SkeletonItem size={28} />
        <SkeletonItem size={16} />
        <SkeletonItem size={16} />
        <SkeletonItem size={64} />
      </Skeleton>
    </div>
  );
}

type PanelErrorProps = Pick<LeadPanelProps, 'domain' | 'onScan' | 'isScanning'> & {
  readonly error: unknown;
  readonly onRetry: () => void;
};

function PanelError({ error, domain, onRetry, onScan, isScanning }: PanelErrorProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const isMissing = error instanceof ApiProblem && error.code === 'lead-not-found';
  return (
    <div className={styles.body}>
      <div className={styles.wait}>
        {isMissing ? (
          <ProblemBar title={t('panel.errorTitle')} error={error} />
        ) : (
          <ProblemBar title={t('panel.errorTitle')} error={error} onRetry={onRetry} />
        )}
        {isMissing ? (
          <div>
            <Button
              appearance="primary"
              disabledFocusable={isScanning}
              onClick={() => {
                onScan(domain);
              }}
            >
              {t('panel.scanNow')}
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  );
}
