import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss12Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { isUnfiltered, NO_FILTER } from '../../api/lead-filter';
import type { LeadFilter } from '../../api/lead-filter';
import type { ChangeFilter } from './use-lead-filter';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    alignItems: 'center',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  chip: {
    minWidth: 0,
    borderRadius: tokens.borderRadiusCircular,
    fontWeight: tokens.fontWeightRegular,
    '& .fui-Button__icon': { width: '12px', height: '12px', fontSize: '12px' },
  },
});

interface Chip {
  readonly key: string;
  readonly label: string;
  readonly without: Partial<LeadFilter>;
}

interface FilterChipsProps {
  readonly filter: LeadFilter;
  readonly onChange: ChangeFilter;
}

function without<T>(list: readonly T[], gone: T): readonly T[] {
  return list.filter((entry) => entry !== gone);
}

function useChips(filter: LeadFilter): readonly Chip[] {
  const { t } = useTranslation();
  const quoted = filter.q.trim() === '' ? [] : [filter.q.trim()];
  return [
    ...quoted.map((q) => ({ key: 'q', label: `“${q}”`, without: { q: '' } })),
    ...filter.segment.map((value) => ({
      key: `segment-${value}`,
      label: t(`segment.${value}`),
      without: { segment: without(filter.segment, value) },
    })),
    ...filter.provider.map((value) => ({
      key: `provider-${value}`,
      label: t(`provider.${value}`),
      without: { provider: without(filter.provider, value) },
    })),
    ...filter.category.map((value) => ({
      key: `category-${value}`,
      label: value,
      without: { category: without(filter.category, value) },
    })),
    ...filter.d365.map((value) => ({
      key: `d365-${value}`,
      label: `${t('d365.name')}: ${t(`d365.filter.${value}`)}`,
      without: { d365: without(filter.d365, value) },
    })),
    ...(filter.tenantElsewhere
      ? [{ key: 'elsewhere', label: t('leads.tenantElsewhere'), without: { tenantElsewhere: false } }]
      : []),
  ];
}

/** What narrows the list right now, each removable by itself. */
export function FilterChips({ filter, onChange }: FilterChipsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const chips = useChips(filter);
  if (isUnfiltered(filter)) return null;
  return (
    <ul className={styles.root} aria-label={t('leads.activeFilters')}>
      {chips.map((chip) => (
        <li key={chip.key}>
          <Button
            size="small"
            className={styles.chip}
            icon={<Dismiss12Regular />}
            iconPosition="after"
            aria-label={t('leads.removeFilter', { name: chip.label })}
            onClick={() => {
              onChange(chip.without);
            }}
          >
            {chip.label}
          </Button>
        </li>
      ))}
      <li>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            onChange({ ...NO_FILTER, sort: filter.sort });
          }}
        >
          {t('leads.clearFilters')}
        </Button>
      </li>
    </ul>
  );
}
