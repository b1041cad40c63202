import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss12Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { isUnfiltered, NO_FILTER } from '../../api/lead-filter';
import type { LeadFilter } from '../../api/lead-filter';
import { useFilterTerms } from '../../components/use-filter-terms';
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

interface FilterChipsProps {
  readonly filter: LeadFilter;
  readonly onChange: ChangeFilter;
}

/** What narrows the list right now, each removable by itself. */
export function FilterChips({ filter, onChange }: FilterChipsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const chips = useFilterTerms(filter);
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
