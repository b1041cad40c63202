import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { FlexRender, useTable } from '@tanstack/react-table';
import type { Row, RowSelectionState } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadSort } from '../../api/lead-filter';
import type { LeadItem } from '../../api/types';
import { useNarrowWindow } from '../../components/use-narrow-window';
import { useVisuallyHidden } from '../../components/use-visually-hidden';
import { BESIDE_PANEL, leadColumns, leadTableFeatures, NARROW, WIDE } from './lead-columns';
import type { LeadColumnMeta, ShownColumn } from './lead-columns';
import { LeadTableHead } from './lead-table-head';
import { RowProvider } from './row-context';
import { SkeletonRow } from './skeleton-row';
import { useGridFocus } from './use-grid-focus';

const ROW_PX = 44;
/** Room for the status above the push. */
const NARROW_ROW_PX = 64;
const OVERSCAN_ROWS = 12;
/** Placeholder rows below the loaded ones while there is more to load. */
const AHEAD_ROWS = 12;

const useStyles = makeStyles({
  scroll: { flexGrow: 1, minHeight: 0, overflow: 'auto', position: 'relative', scrollPaddingTop: '36px' },
  table: { width: '100%', tableLayout: 'fixed', borderCollapse: 'separate', borderSpacing: 0 },
  row: {
    '--row': tokens.colorNeutralBackground1,
    // Not the usual hover colour: in the dark theme a link on it falls below the contrast that AA asks for.
    ':hover': { '--row': tokens.colorNeutralBackground2 },
    cursor: 'default',
  },
  selected: { '--row': tokens.colorBrandBackground2, ':hover': { '--row': tokens.colorBrandBackground2 } },
  open: { '--row': tokens.colorNeutralBackground2 },
  cell: {
    padding: `0 ${tokens.spacingHorizontalS}`,
    boxSizing: 'border-box',
    backgroundColor: 'var(--row)',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflow: 'hidden',
    fontSize: tokens.fontSizeBase300,
    lineHeight: '18px',
  },
  slim: { padding: 0 },
  sticky: { position: 'sticky', zIndex: 1 },
  openMark: { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandBackground}` },
  spacer: { padding: 0, border: 0 },
});

interface LeadsTableProps {
  readonly leads: readonly LeadItem[];
  readonly total: number | null;
  readonly hasMore: boolean;
  readonly isBusy: boolean;
  readonly sort: LeadSort;
  readonly openDomain: string | null;
  readonly selection: RowSelectionState;
  readonly onSelect: (selection: RowSelectionState) => void;
  readonly onSort: (sort: LeadSort) => void;
  readonly onOpen: (lead: LeadItem) => void;
  readonly onNeedMore: () => void;
  /** The panel was closed on a lead that is not in the list. */
  readonly onFocusLost: () => void;
}

export function LeadsTable(props: LeadsTableProps) {
  const { leads, hasMore, openDomain, onNeedMore, onSelect } = props;
  const { t } = useTranslation();
  const styles = useStyles();
  const hidden = useVisuallyHidden();
  const helpId = useId();
  const scrollRef = useRef<HTMLDivElement>(null);
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const data = useMemo(() => [...leads], [leads]);
  const isNarrow = useNarrowWindow();
  const rowPx = isNarrow ? NARROW_ROW_PX : ROW_PX;
  const table = useTable({
    features: leadTableFeatures,
    columns: leadColumns,
    data,
    getRowId: (lead) => lead.id,
    state: {
      rowSelection: props.selection,
      columnVisibility: isNarrow ? NARROW : openDomain === null ? WIDE : BESIDE_PANEL,
    },
    onRowSelectionChange: (update) => {
      onSelect(typeof update === 'function' ? update(props.selection) : update);
    },
  });
  const rows = table.getRowModel().rows;
  const columns = table
    .getVisibleLeafColumns()
    .flatMap(({ id, columnDef: { meta } }): ShownColumn[] =>
      meta === undefined ? [] : [{ id, meta, ...placeOf(meta, isNarrow) }],
    );
  const activeRowRef = useRef(0);
  const virtualizer = useVirtualizer({
    count: rows.length + (hasMore ? AHEAD_ROWS : 0),
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN_ROWS,
    scrollPaddingStart: 36,
    // The row that has the focus stays drawn while it is scrolled out of sight; else the focus would be lost.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      const active = activeRowRef.current;
      if (active >= range.count || shown.includes(active)) return shown;
      return [...shown, active].sort((a, b) => a - b);
    },
  });
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowPx]);
  const focus = useGridFocus({
    bodyRef,
    rowCount: rows.length,
    scrollToRow: virtualizer.scrollToIndex,
  });
  useEffect(() => {
    activeRowRef.current = focus.activeRow;
  }, [focus.activeRow]);
  useReturnFocus(leads, openDomain, focus.focusRow, props.onFocusLost);

  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastShown >= rows.length - AHEAD_ROWS * 3) onNeedMore();
  }, [hasMore, lastShown, rows.length, onNeedMore]);

  const toggle = useToggle(rows, props.selection, onSelect);
  const selectAll = (isSelected: boolean): void => {
    onSelect(isSelected ? Object.fromEntries(rows.map((row) => [row.id, true])) : {});
  };

  return (
    <div className={styles.scroll} ref={scrollRef}>
      <span id={helpId} className={hidden}>
        {t('leads.tableHelp')}
      </span>
      <table
        role="grid"
        className={styles.table}
        style={{ minWidth: columns.reduce((sum, { widthPx }) => sum + (widthPx ?? 0), 0) }}
        aria-label={t('leads.table')}
        aria-describedby={helpId}
        aria-rowcount={props.total === null ? -1 : props.total + 1}
        aria-multiselectable
        aria-busy={props.isBusy}
        onKeyDown={focus.onKeyDown}
      >
        <colgroup>
          {columns.map(({ id, widthPx }) => (
            <col key={id} style={widthPx === null ? undefined : { width: widthPx }} />
          ))}
        </colgroup>
        <LeadTableHead
          columns={columns}
          sort={props.sort}
          onSort={props.onSort}
          loadedCount={rows.length}
          selectedCount={Object.keys(props.selection).length}
          onSelectAll={selectAll}
        />
        <tbody ref={bodyRef}>
          {/* Flat, so that a row keeps its place among the keys, and with it its focus, when the window moves. */}
          {items.flatMap((item, position) => {
            const gap = item.start - (items[position - 1]?.end ?? 0);
            const row = rows[item.index];
            return [
              gap > 0 ? <SpacerRow key={`gap-${String(item.index)}`} height={gap} span={columns.length} /> : null,
              row === undefined ? (
                <SkeletonRow key={`ahead-${String(item.index)}`} height={rowPx} columns={columns} />
              ) : (
                <LeadRow
                  key={row.id}
                  row={row}
                  index={item.index}
                  heightPx={rowPx}
                  isNarrow={isNarrow}
                  isActive={item.index === focus.activeRow}
                  isSelected={props.selection[row.id] === true}
                  isOpen={row.original.domain === openDomain}
                  onFocus={focus.onRowFocus}
                  onToggle={toggle}
                  onOpen={props.onOpen}
                />
              ),
            ];
          })}
          <SpacerRow height={virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)} span={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

/** A narrow window shows every column that it has, so that none has to stay in place. */
function placeOf(meta: LeadColumnMeta, isNarrow: boolean): Pick<ShownColumn, 'widthPx' | 'stickyPx'> {
  if (!isNarrow) return { widthPx: meta.widthPx, stickyPx: meta.stickyPx };
  return { widthPx: typeof meta.narrowPx === 'number' ? meta.narrowPx : null, stickyPx: undefined };
}

/** Stands for the rows that are not drawn, so that the scrollbar is right. */
function SpacerRow({ height, span }: { readonly height: number; readonly span: number }) {
  const styles = useStyles();
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td className={styles.spacer} style={{ height }} colSpan={span} />
    </tr>
  );
}

type LeadTableRow = Row<typeof leadTableFeatures, LeadItem>;

/** Selects a row; with Shift everything between it and the row selected before. */
function useToggle(
  rows: readonly LeadTableRow[],
  selection: RowSelectionState,
  onSelect: (selection: RowSelectionState) => void,
): (index: number, withRange: boolean) => void {
  const anchor = useRef<number | null>(null);
  return (index, withRange) => {
    const isSelected = rows[index] !== undefined && selection[rows[index].id] !== true;
    const from = withRange && anchor.current !== null ? anchor.current : index;
    const range = rows.slice(Math.min(from, index), Math.max(from, index) + 1).map((row) => row.id);
    anchor.current = index;
    const kept = Object.keys(selection).filter((id) => !range.includes(id));
    onSelect(Object.fromEntries([...kept, ...(isSelected ? range : [])].map((id) => [id, true])));
  };
}

/** When the panel closes, the focus goes back to the lead it showed. */
function useReturnFocus(
  leads: readonly LeadItem[],
  openDomain: string | null,
  focusRow: (row: number) => void,
  onFocusLost: () => void,
): void {
  const wasOpen = useRef<string | null>(null);
  useEffect(() => {
    const closed = openDomain === null ? wasOpen.current : null;
    wasOpen.current = openDomain;
    if (closed === null) return;
    const index = leads.findIndex((lead) => lead.domain === closed);
    if (index >= 0) focusRow(index);
    else onFocusLost();
  }, [openDomain, leads, focusRow, onFocusLost]);
}

interface LeadRowProps {
  readonly row: LeadTableRow;
  readonly index: number;
  readonly heightPx: number;
  readonly isNarrow: boolean;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  readonly onFocus: (index: number) => void;
  readonly onToggle: (index: number, withRange: boolean) => void;
  readonly onOpen: (lead: LeadItem) => void;
}

function LeadRow(props: LeadRowProps) {
  const { row, index, heightPx, isNarrow, isActive, isSelected, isOpen, onFocus, onToggle, onOpen } = props;
  const styles = useStyles();
  const state = {
    isActive,
    isSelected,
    onToggle: (withRange: boolean) => {
      onToggle(index, withRange);
    },
    onOpen: () => {
      onOpen(row.original);
    },
  };
  return (
    <RowProvider value={state}>
      <tr
        data-row={index}
        aria-rowindex={index + 2}
        aria-selected={isSelected}
        className={mergeClasses(styles.row, isOpen && styles.open, isSelected && styles.selected)}
        onFocus={() => {
          onFocus(index);
        }}
        onKeyDown={(event) => {
          const isLink = event.target instanceof HTMLAnchorElement;
          if (event.key !== 'x' && !(event.key === ' ' && isLink)) return;
          event.preventDefault();
          onToggle(index, event.shiftKey);
        }}
      >
        {row.getVisibleCells().map((cell) => {
          const meta = cell.column.columnDef.meta;
          const stickyPx = meta === undefined ? undefined : placeOf(meta, isNarrow).stickyPx;
          return (
            <td
              key={cell.id}
              data-grid-actions={cell.column.id === 'actions' ? '' : undefined}
              className={mergeClasses(
                styles.cell,
                cell.column.id === 'select' && styles.slim,
                stickyPx !== undefined && styles.sticky,
                isOpen && cell.column.id === 'select' && styles.openMark,
              )}
              style={{ height: heightPx, left: stickyPx }}
            >
              <FlexRender cell={cell} />
            </td>
          );
        })}
      </tr>
    </RowProvider>
  );
}
