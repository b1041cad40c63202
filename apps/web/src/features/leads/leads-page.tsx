import { makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadItem } from '../../api/types';
import { isTypingTarget } from '../../components/is-typing-target';
import { FilterBar } from './filter-bar';
import { KpiTiles } from './kpi-tiles';
import { LeadSlotsProvider } from './lead-slots';
import type { LeadSlots } from './lead-slots';
import type { RescanLeads } from './leads-footer';
import { LeadsList } from './leads-list';
import { useLeadFilter } from './use-lead-filter';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    flexGrow: 1,
    minHeight: 0,
    minWidth: 0,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: '32px',
    fontWeight: tokens.fontWeightSemibold,
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: '320px',
    // On a phone the page scrolls, so that the list may be as high as the screen instead of what the rest leaves.
    '@media (max-width: 720px)': { flexShrink: 0, minHeight: 'calc(100dvh - 24px)', maxHeight: 'calc(100dvh - 24px)' },
    minWidth: 0,
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

interface LeadsPageProps {
  readonly openDomain: string | null;
  readonly slots: LeadSlots;
  readonly scanBox: ReactNode;
  readonly notices: ReactNode;
  readonly onOpen: (lead: LeadItem) => void;
  readonly onImport: () => void;
  readonly rescan: RescanLeads;
}

/** The leads: key figures, scan box, filters and the table. */
export function LeadsPage({ openDomain, slots, scanBox, notices, onOpen, onImport, rescan }: LeadsPageProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [filter, changeFilter] = useLeadFilter();
  const searchRef = useRef<HTMLInputElement>(null);
  const focusSearch = useCallback(() => {
    searchRef.current?.focus();
  }, []);
  useEffect(() => {
    const focusOnSlash = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTypingTarget(event.target)) return;
      event.preventDefault();
      focusSearch();
    };
    document.addEventListener('keydown', focusOnSlash);
    return () => {
      document.removeEventListener('keydown', focusOnSlash);
    };
  }, [focusSearch]);
  return (
    <LeadSlotsProvider value={slots}>
      <div className={styles.root}>
        <div className={styles.head}>
          <h1 className={styles.title}>{t('leads.title')}</h1>
          {scanBox}
        </div>
        <KpiTiles filter={filter} onChange={changeFilter} />
        {notices}
        <div className={styles.card}>
          <FilterBar filter={filter} onChange={changeFilter} searchRef={searchRef} />
          <LeadsList
            filter={filter}
            onChange={changeFilter}
            openDomain={openDomain}
            onOpen={onOpen}
            onImport={onImport}
            onFocusLost={focusSearch}
            rescan={rescan}
          />
        </div>
      </div>
    </LeadSlotsProvider>
  );
}
