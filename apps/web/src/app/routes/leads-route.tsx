import { makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { NO_FILTER, toPageParams } from '../../api/lead-filter';
import { scanLead } from '../../api/scan-lead';
import { startScanJob } from '../../api/start-scan-job';
import type { LeadDetail, StartedScanJob } from '../../api/types';
import { ProblemBar } from '../../components/problem-bar';
import { readPanelTab } from '../../features/lead-panel/panel-tab';
import { LeadsPage } from '../../features/leads/leads-page';
import { ScanBox } from '../../features/scan/scan-box';
import { paths, TAB_PARAM, toLeadAddress, toListAddress } from '../paths';
import { CrashBoundary } from '../crash-boundary';
import { PageWait } from '../shell/page-wait';
import { usePageTitle } from '../shell/use-page-title';
import { useD365Slots } from './use-d365-slots';

const LeadPanel = lazy(async () => ({ default: (await import('../../features/lead-panel/lead-panel')).LeadPanel }));
const D365Tab = lazy(async () => ({ default: (await import('../../features/d365/d365-tab')).D365Tab }));
const ScanJobCard = lazy(async () => ({ default: (await import('../../features/scan/scan-job-card')).ScanJobCard }));

/** The whole list, what was scanned last on top. */
const LAST_SCANNED = toPageParams({ ...NO_FILTER, sort: '-scanned_at' }, new URLSearchParams()).toString();

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: tokens.spacingHorizontalL,
    flexGrow: 1,
    minHeight: 0,
    minWidth: 0,
    position: 'relative',
  },
  list: { display: 'flex', flexGrow: 1, flexBasis: 0, minWidth: 0 },
  panel: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    width: '480px',
    minHeight: 0,
    '& > *': { flexGrow: 1 },
    '@media (max-width: 1180px)': {
      position: 'absolute',
      insetBlock: 0,
      right: 0,
      width: 'min(560px, 100%)',
      zIndex: 10,
    },
    // The page behind it scrolls on a phone: the panel takes the screen, wherever the page stands.
    '@media (max-width: 720px)': { position: 'fixed', inset: 0, width: '100%', zIndex: 30 },
  },
});

/** The list, the scan box and, when an address names a lead, its panel. */
export function LeadsRoute() {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const location = useLocation();
  const openDomain = useParams()['domain'] ?? null;
  const { slots, notice } = useD365Slots();
  const [job, setJob] = useState<StartedScanJob | null>(null);
  const rescan = useRescan();
  const rescanMany = useMutation({ mutationFn: startScanJob, onSuccess: setJob });
  usePageTitle(openDomain ?? t('leads.title'));
  const open = (lead: { readonly domain: string }): void => {
    // What the address says now: the last render may not know of the filter's latest change yet.
    const { search } = window.location;
    void navigate(toLeadAddress(lead.domain, search, readTab(search)));
  };
  const close = (): void => {
    void navigate(toListAddress(window.location.search));
  };
  const scan = (domain: string): void => {
    rescan.mutate(domain, { onSuccess: open });
  };
  return (
    <div
      className={styles.root}
      // Escape closes the panel from anywhere on the page, unless something opened on top of it takes the key.
      onKeyDown={(event) => {
        if (event.key === 'Escape' && openDomain !== null && !isForPopup(event.target)) close();
      }}
      role="presentation"
    >
      <div className={styles.list}>
        <LeadsPage
          openDomain={openDomain}
          slots={slots}
          onOpen={open}
          onImport={() => void navigate(paths.import)}
          rescan={{ isPending: rescanMany.isPending, start: rescanMany.mutate }}
          scanBox={<ScanBox onScanned={open} onJobStarted={setJob} />}
          notices={
            <>
              {notice}
              {rescanMany.isError ? <ProblemBar title={t('leads.rescanError')} error={rescanMany.error} /> : null}
              {job === null ? null : (
                <Suspense>
                  <ScanJobCard
                    started={job}
                    onSuggestion={scan}
                    onShowLeads={() => void navigate({ pathname: paths.leads, search: LAST_SCANNED })}
                    onDismiss={() => {
                      setJob(null);
                    }}
                  />
                </Suspense>
              )}
            </>
          }
        />
      </div>
      {openDomain === null ? null : (
        <div className={styles.panel}>
          <CrashBoundary>
            <Suspense fallback={<PageWait />}>
              <LeadPanel
                domain={openDomain}
                tab={readTab(location.search)}
                onTab={(tab) =>
                  void navigate(toLeadAddress(openDomain, window.location.search, tab), { replace: true })
                }
                onClose={close}
                onScan={scan}
                isScanning={rescan.isPending}
                renderD365={(lead) => <D365Tab lead={lead} />}
              />
            </Suspense>
          </CrashBoundary>
        </div>
      )}
    </div>
  );
}

function readTab(search: string) {
  return readPanelTab(new URLSearchParams(search).get(TAB_PARAM));
}

function isForPopup(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[role="menu"], [role="dialog"], [aria-expanded="true"]') !== null;
}

/** Reads a lead anew; lists and the open panel follow by the events the scan raises. */
function useRescan() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: scanLead,
    onSuccess: (lead) => {
      client.setQueryData<LeadDetail>(['leads', 'detail', lead.domain], lead);
      for (const part of ['score-breakdown', 'sales-summary', 'changes']) {
        void client.invalidateQueries({ queryKey: ['leads', part, lead.domain] });
      }
      void client.invalidateQueries({ queryKey: ['leads', 'list'] });
      void client.invalidateQueries({ queryKey: ['leads', 'kpis'] });
    },
  });
}
