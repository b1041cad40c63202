import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  rowSelectionFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { SortKey } from '../../api/lead-filter';
import type { LeadItem } from '../../api/types';
import type { en } from '../../i18n/en';
import {
  ActionCell,
  CategoryCell,
  CompanyCell,
  LocalProviderCell,
  MailCell,
  ScoreCell,
  SeenCell,
  SegmentCell,
  SelectCell,
  StatusAndActionCell,
  StatusCell,
  TenantCell,
} from './lead-cells';

export interface LeadColumnMeta {
  readonly titleKey: Extract<keyof typeof en.leads, `column${string}`>;
  readonly widthPx: number;
  /** Distance from the left edge at which the column stays while the rest scrolls. */
  readonly stickyPx?: number;
  readonly sort?: SortKey;
  /** The direction a first click asks for: figures start with the best. */
  readonly sortsDescendingFirst?: boolean;
  readonly isTitleHidden?: boolean;
  /** Left out while the panel, which shows it too, takes half the page. */
  readonly givesWayToPanel?: boolean;
  /** Width in a narrow window, `rest` for what the others leave; columns without one are left out there. */
  readonly narrowPx?: number | 'rest';
}

export const leadTableFeatures = tableFeatures({
  rowSelectionFeature,
  columnVisibilityFeature,
  columnMeta: metaHelper<LeadColumnMeta>(),
});

const helper = createColumnHelper<typeof leadTableFeatures, LeadItem>();

function column(id: string, meta: LeadColumnMeta, render: (lead: LeadItem) => ReactNode) {
  return helper.display({ id, meta, cell: ({ row }) => render(row.original) });
}

/** The columns as data: title, width, how they sort, and what draws a cell. */
export const leadColumns = helper.columns([
  column(
    'select',
    { titleKey: 'columnSelect', widthPx: 40, narrowPx: 36, stickyPx: 0, isTitleHidden: true },
    (lead) => <SelectCell lead={lead} />,
  ),
  column('priority', { titleKey: 'columnPriority', widthPx: 84, stickyPx: 40, sort: 'priority' }, (lead) => (
    <CategoryCell lead={lead} />
  )),
  column(
    'domain',
    { titleKey: 'columnDomain', widthPx: 236, narrowPx: 'rest', stickyPx: 124, sort: 'domain' },
    (lead) => <CompanyCell lead={lead} />,
  ),
  column('mailbox', { titleKey: 'columnMailbox', widthPx: 148, sort: 'provider' }, (lead) => <MailCell lead={lead} />),
  column('tenant', { titleKey: 'columnTenant', widthPx: 128, givesWayToPanel: true }, (lead) => (
    <TenantCell lead={lead} />
  )),
  column('local', { titleKey: 'columnLocal', widthPx: 120, givesWayToPanel: true }, (lead) => (
    <LocalProviderCell lead={lead} />
  )),
  column('segment', { titleKey: 'columnSegment', widthPx: 138, sort: 'segment', givesWayToPanel: true }, (lead) => (
    <SegmentCell lead={lead} />
  )),
  column(
    'score',
    { titleKey: 'columnScore', widthPx: 116, narrowPx: 64, sort: 'score', sortsDescendingFirst: true },
    (lead) => <ScoreCell lead={lead} />,
  ),
  column('d365', { titleKey: 'columnD365', widthPx: 142, sort: 'd365_status' }, (lead) => <StatusCell lead={lead} />),
  column(
    'seen',
    { titleKey: 'columnSeen', widthPx: 118, sort: 'scanned_at', sortsDescendingFirst: true, givesWayToPanel: true },
    (lead) => <SeenCell lead={lead} />,
  ),
  column('d365AndActions', { titleKey: 'columnD365', widthPx: 142, narrowPx: 116, sort: 'd365_status' }, (lead) => (
    <StatusAndActionCell lead={lead} />
  )),
  column('actions', { titleKey: 'columnActions', widthPx: 108, isTitleHidden: true }, (lead) => (
    <ActionCell lead={lead} />
  )),
]);

/** Stands for two columns where there is no room for both. */
const FOR_NARROW_ONLY = 'd365AndActions';

function hideWhere(isHidden: (id: string, meta: LeadColumnMeta) => boolean): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    leadColumns.flatMap(({ id, meta }) =>
      id !== undefined && meta !== undefined && isHidden(id, meta) ? [[id, false]] : [],
    ),
  );
}

/** Which columns are left out, as the table wants it told: on a wide page, beside the panel, and in a narrow window. */
export const WIDE = hideWhere((id) => id === FOR_NARROW_ONLY);
export const BESIDE_PANEL = hideWhere((id, meta) => id === FOR_NARROW_ONLY || meta.givesWayToPanel === true);
export const NARROW = hideWhere((_id, meta) => meta.narrowPx === undefined);

export interface ShownColumn {
  readonly id: string;
  readonly meta: LeadColumnMeta;
  /** Null: what the others leave. */
  readonly widthPx: number | null;
  readonly stickyPx: number | undefined;
}
