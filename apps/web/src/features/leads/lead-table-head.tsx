import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowSortRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { LeadSort, SortKey } from '../../api/lead-filter';
import { useVisuallyHidden } from '../../components/use-visually-hidden';
import { useFormat } from '../../i18n/use-format';
import type { LeadColumnMeta, ShownColumn } from './lead-columns';

const useStyles = makeStyles({
  cell: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    height: '36px',
    padding: 0,
    textAlign: 'start',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  sticky: { zIndex: 3 },
  plain: { padding: `0 ${tokens.spacingHorizontalS}`, display: 'block' },
  button: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    width: '100%',
    height: '100%',
    minHeight: '35px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    border: 0,
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  sorted: { color: tokens.colorBrandForeground1 },
  idle: { opacity: 0.55 },
  check: { display: 'flex', justifyContent: 'center' },
});

interface LeadTableHeadProps {
  readonly columns: readonly ShownColumn[];
  readonly sort: LeadSort;
  readonly onSort: (sort: LeadSort) => void;
  readonly loadedCount: number;
  readonly selectedCount: number;
  readonly onSelectAll: (isSelected: boolean) => void;
}

/** Which order a click on the column asks for: its own first, then the other way round. */
export function nextSort(
  current: LeadSort,
  meta: Pick<LeadColumnMeta, 'sortsDescendingFirst'>,
  key: SortKey,
): LeadSort {
  const first: LeadSort = meta.sortsDescendingFirst === true ? `-${key}` : key;
  const second: LeadSort = meta.sortsDescendingFirst === true ? key : `-${key}`;
  return current === first ? second : first;
}

function ariaSort(sort: LeadSort, key: SortKey | undefined): 'ascending' | 'descending' | 'none' | undefined {
  if (key === undefined) return undefined;
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : 'none';
}

export function LeadTableHead(props: LeadTableHeadProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const hidden = useVisuallyHidden();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {props.columns.map(({ id, meta, stickyPx }) => {
          const isSticky = stickyPx !== undefined;
          return (
            <th
              key={id}
              scope="col"
              aria-sort={ariaSort(props.sort, meta.sort)}
              className={mergeClasses(styles.cell, isSticky && styles.sticky)}
              style={isSticky ? { left: stickyPx } : undefined}
            >
              {id === 'select' ? (
                <SelectAll {...props} />
              ) : meta.sort === undefined ? (
                <span className={meta.isTitleHidden === true ? hidden : styles.plain}>
                  {t(`leads.${meta.titleKey}`)}
                </span>
              ) : (
                <SortButton meta={meta} sortKey={meta.sort} sort={props.sort} onSort={props.onSort} />
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function SelectAll({ loadedCount, selectedCount, onSelectAll }: LeadTableHeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  const isAll = loadedCount > 0 && selectedCount >= loadedCount;
  return (
    <span className={styles.check}>
      <Checkbox
        checked={isAll ? true : selectedCount > 0 ? 'mixed' : false}
        aria-label={t('leads.selectAllLoaded', { count: loadedCount, value: format.number(loadedCount) })}
        title={t('leads.selectAllLoaded', { count: loadedCount, value: format.number(loadedCount) })}
        onChange={() => {
          onSelectAll(!isAll);
        }}
      />
    </span>
  );
}

interface SortButtonProps {
  readonly meta: LeadColumnMeta;
  readonly sortKey: SortKey;
  readonly sort: LeadSort;
  readonly onSort: (sort: LeadSort) => void;
}

function SortButton({ meta, sortKey, sort, onSort }: SortButtonProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const direction = ariaSort(sort, sortKey);
  const title = t(`leads.${meta.titleKey}`);
  return (
    <button
      type="button"
      className={mergeClasses(styles.button, direction !== 'none' && styles.sorted)}
      title={t('leads.sortBy', { column: title })}
      onClick={() => {
        onSort(nextSort(sort, meta, sortKey));
      }}
    >
      {title}
      <span aria-hidden="true">
        {direction === 'ascending' ? (
          <ArrowUpRegular />
        ) : direction === 'descending' ? (
          <ArrowDownRegular />
        ) : (
          <ArrowSortRegular className={styles.idle} />
        )}
      </span>
    </button>
  );
}
