import { Button, makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { leadKpisQuery } from '../../api/get-lead-kpis';
import { isUnfiltered, NO_FILTER } from '../../api/lead-filter';
import type { LeadFilter } from '../../api/lead-filter';
import type { LeadKpis } from '../../api/types';
import { useFormat } from '../../i18n/use-format';
import type { ChangeFilter } from './use-lead-filter';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(132px, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  tile: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '2px',
    padding: '10px 14px',
    minWidth: 0,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    transitionProperty: 'background-color, border-color',
    transitionDuration: tokens.durationFaster,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, borderTopColor: tokens.colorNeutralStroke1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  pressed: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    boxShadow: `inset 0 -3px 0 ${tokens.colorCompoundBrandBackground}`,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
    '@media (forced-colors: active)': { border: '2px solid Highlight' },
  },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, lineHeight: '16px' },
  value: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  wait: { width: '56px', height: tokens.lineHeightBase500, display: 'flex', alignItems: 'center' },
  error: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
  },
});

interface Tile {
  readonly name: 'total' | 'migration' | 'highPriority' | 'bestScore' | 'pushed' | 'tenantElsewhere';
  readonly read: (kpis: LeadKpis) => number | null;
  /** What the tile asks for; the rest of the filter is dropped, so the number on the tile is the number of rows. */
  readonly filter: Partial<LeadFilter>;
}

const TILES: readonly Tile[] = [
  { name: 'total', read: (kpis) => kpis.total, filter: {} },
  { name: 'migration', read: (kpis) => kpis.migration, filter: { segment: ['Migration'] } },
  { name: 'highPriority', read: (kpis) => kpis.high_priority, filter: { category: ['P1', 'P2'] } },
  { name: 'bestScore', read: (kpis) => kpis.best_score, filter: { sort: '-score' } },
  { name: 'pushed', read: (kpis) => kpis.pushed ?? null, filter: { d365: ['synced'] } },
  { name: 'tenantElsewhere', read: (kpis) => kpis.tenant_elsewhere, filter: { tenantElsewhere: true } },
];

function hint(name: Tile['name']) {
  return `kpi.hint${(name.charAt(0).toUpperCase() + name.slice(1)) as Capitalize<Tile['name']>}` as const;
}

function isPressed(tile: Tile, filter: LeadFilter): boolean {
  if (tile.name === 'total') return isUnfiltered(filter) && filter.sort === NO_FILTER.sort;
  return JSON.stringify({ ...NO_FILTER, ...tile.filter }) === JSON.stringify(filter);
}

interface KpiTilesProps {
  readonly filter: LeadFilter;
  readonly onChange: ChangeFilter;
}

/** The key figures; each is a button that shows the leads behind it. */
export function KpiTiles({ filter, onChange }: KpiTilesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const styles = useStyles();
  const kpis = useQuery(leadKpisQuery());
  if (kpis.isError) {
    return (
      <div className={styles.error} role="alert">
        {t('leads.kpiError')}
        <Button size="small" onClick={() => void kpis.refetch()}>
          {t('app.retry')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.root} role="group" aria-label={t('kpi.label')}>
      {TILES.map((tile) => {
        const value = kpis.data === undefined ? undefined : tile.read(kpis.data);
        return (
          <button
            key={tile.name}
            type="button"
            className={mergeClasses(styles.tile, isPressed(tile, filter) && styles.pressed)}
            aria-pressed={isPressed(tile, filter)}
            title={t(hint(tile.name))}
            onClick={() => {
              onChange({ ...NO_FILTER, ...tile.filter });
            }}
          >
            <span className={styles.name}>{t(`kpi.${tile.name}`)}</span>
            {value === undefined ? (
              <Skeleton className={styles.wait} aria-label={t('app.loading')}>
                <SkeletonItem size={16} />
              </Skeleton>
            ) : (
              <span className={styles.value}>{value === null ? '–' : format.number(value)}</span>
            )}
          </button>
        );
      })}
    </div>
  );
}
