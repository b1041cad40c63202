import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { PeopleSearchRegular, TextBulletListSquareSearchRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { RowSelectionState } from '@tanstack/react-table';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnfiltered, NO_FILTER } from '../../api/lead-filter';
import type { LeadFilter } from '../../api/lead-filter';
import { leadsQuery } from '../../api/list-leads';
import type { LeadItem } from '../../api/types';
import { useAnnounce } from '../../components/announcer';
import { EmptyState } from '../../components/empty-state';
import { ProblemBar } from '../../components/problem-bar';
import { useFormat } from '../../i18n/use-format';
import { LeadsFooter } from './leads-footer';
import type { RescanLeads } from './leads-footer';
import { LeadsTable } from './leads-table';
import type { ChangeFilter } from './use-lead-filter';

const useStyles = makeStyles({
  pad: { padding: tokens.spacingHorizontalM },
  wait: {
    display: 'flex',
    flexDirection: 'column',
    gap: '22px',
    padding: '18px 14px',
    flexGrow: 1,
    overflow: 'hidden',
  },
  body: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
});

const WAITING_ROWS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];

interface LeadsListProps {
  readonly filter: LeadFilter;
  readonly onChange: ChangeFilter;
  readonly openDomain: string | null;
  readonly onOpen: (lead: LeadItem) => void;
  readonly onImport: () => void;
  readonly onFocusLost: () => void;
  readonly rescan: RescanLeads;
}

/** The list in its four states: waiting, failed, empty, and there. */
export function LeadsList(props: LeadsListProps) {
  const { filter, onChange, openDomain, onOpen, onImport, onFocusLost, rescan } = props;
  const { t } = useTranslation();
  const styles = useStyles();
  const list = useInfiniteQuery(leadsQuery(filter));
  const { fetchNextPage, isFetchingNextPage, isFetchNextPageError } = list;
  const leads = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const total = list.data?.pages[0]?.total ?? null;
  const [selection, setSelection] = useSelection(filter);
  useCountAnnouncement(list.isFetching || list.isPlaceholderData ? null : total, filter);
  const needMore = useCallback(() => {
    if (!isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage, isFetchNextPageError]);

  if (list.isPending) return <WaitingRows />;
  if (list.data === undefined) {
    return (
      <div className={styles.pad}>
        <ProblemBar title={t('leads.errorTitle')} error={list.error} onRetry={() => void list.refetch()} />
      </div>
    );
  }
  if (leads.length === 0) return <NoLeads filter={filter} onChange={onChange} onImport={onImport} />;
  return (
    <div className={styles.body}>
      <LeadsTable
        leads={leads}
        total={total}
        hasMore={list.hasNextPage}
        isBusy={list.isPlaceholderData}
        sort={filter.sort}
        openDomain={openDomain}
        selection={selection}
        onSelect={setSelection}
        onSort={(sort) => {
          onChange({ sort });
        }}
        onOpen={onOpen}
        onNeedMore={needMore}
        onFocusLost={onFocusLost}
      />
      {isFetchNextPageError ? (
        <div className={styles.pad}>
          <ProblemBar title={t('leads.moreErrorTitle')} error={list.error} onRetry={() => void fetchNextPage()} />
        </div>
      ) : null}
      <LeadsFooter
        filter={filter}
        total={total}
        loaded={leads.length}
        selectedIds={Object.keys(selection)}
        selected={leads.filter(({ id }) => selection[id] === true)}
        rescan={rescan}
        onClearSelection={() => {
          setSelection({});
        }}
      />
    </div>
  );
}

/** The selection falls with the filter: what is pushed must be what is on show. */
function useSelection(filter: LeadFilter) {
  const [selection, setSelection] = useState<RowSelectionState>({});
  const [of, setOf] = useState(filter);
  if (of !== filter) {
    setOf(filter);
    if (JSON.stringify({ ...of, sort: '' }) !== JSON.stringify({ ...filter, sort: '' })) setSelection({});
  }
  return [selection, setSelection] as const;
}

/** Tells a screen reader how many leads a new filter found. */
function useCountAnnouncement(total: number | null, filter: LeadFilter): void {
  const { t } = useTranslation();
  const format = useFormat();
  const announce = useAnnounce();
  const announced = useRef(filter);
  useEffect(() => {
    if (total === null || announced.current === filter) return;
    announced.current = filter;
    announce(t('leads.resultCount', { count: total, value: format.number(total) }));
  }, [total, filter, announce, t, format]);
}

function WaitingRows() {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Skeleton className={styles.wait} aria-label={t('app.loading')}>
      {WAITING_ROWS.map((row) => (
        <SkeletonItem key={row} size={20} />
      ))}
    </Skeleton>
  );
}

type NoLeadsProps = Pick<LeadsListProps, 'filter' | 'onChange' | 'onImport'>;

function NoLeads({ filter, onChange, onImport }: NoLeadsProps) {
  const { t } = useTranslation();
  if (isUnfiltered(filter)) {
    return (
      <EmptyState icon={<PeopleSearchRegular />} title={t('leads.emptyTitle')} body={t('leads.emptyBody')}>
        <Button appearance="primary" onClick={onImport}>
          {t('leads.emptyAction')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<TextBulletListSquareSearchRegular />}
      title={t('leads.noMatchTitle')}
      body={t('leads.noMatchBody')}
    >
      <Button
        onClick={() => {
          onChange({ ...NO_FILTER, sort: filter.sort });
        }}
      >
        {t('leads.clearFilters')}
      </Button>
    </EmptyState>
  );
}
