import { makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { flagsQuery } from '../../api/get-flags';
import { CATEGORIES, D365_STATUSES, OUTCOMES, PROVIDERS, SEGMENTS } from '../../api/lead-filter';
import type { LeadFilter } from '../../api/lead-filter';
import { CHOSEN_STYLE } from './chosen-style';
import { FilterChips } from './filter-chips';
import { FilterMenu } from './filter-menu';
import { SearchField } from './search-field';
import type { ChangeFilter } from './use-lead-filter';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  toggle: { minWidth: 0, fontWeight: tokens.fontWeightRegular },
  chosen: CHOSEN_STYLE,
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface FilterBarProps {
  readonly filter: LeadFilter;
  readonly onChange: ChangeFilter;
  readonly searchRef: Ref<HTMLInputElement>;
}

export function FilterBar({ filter, onChange, searchRef }: FilterBarProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const flags = useQuery(flagsQuery());
  const asksOutcomes = flags.data?.d365_readback_enabled === true || flags.data?.d365_qualify_enabled === true;
  return (
    <div className={styles.root}>
      <div className={styles.line} role="group" aria-label={t('leads.filters')}>
        <SearchField
          inputRef={searchRef}
          value={filter.q}
          onChange={(q) => {
            onChange({ q });
          }}
        />
        <FilterMenu
          name={t('leads.filterSegment')}
          choices={SEGMENTS}
          chosen={filter.segment}
          labelOf={(choice) => t(`segment.${choice}`)}
          onChange={(segment) => {
            onChange({ segment });
          }}
        />
        <FilterMenu
          name={t('leads.filterProvider')}
          choices={PROVIDERS}
          chosen={filter.provider}
          labelOf={(choice) => t(`provider.${choice}`)}
          onChange={(provider) => {
            onChange({ provider });
          }}
        />
        <FilterMenu
          name={t('leads.filterCategory')}
          choices={CATEGORIES}
          chosen={filter.category}
          labelOf={(choice) => `${choice} · ${t(`category.${choice}`)}`}
          onChange={(category) => {
            onChange({ category });
          }}
        />
        <FilterMenu
          name={t('leads.filterD365')}
          choices={D365_STATUSES}
          chosen={filter.d365}
          labelOf={(choice) => t(`d365.filter.${choice}`)}
          onChange={(d365) => {
            onChange({ d365 });
          }}
        />
        {asksOutcomes || filter.outcome.length > 0 ? (
          <FilterMenu
            name={t('d365.after.label')}
            choices={OUTCOMES}
            chosen={filter.outcome}
            labelOf={(choice) => t(`d365.after.states.${choice}`)}
            onChange={(outcome) => {
              onChange({ outcome });
            }}
          />
        ) : null}
        <ToggleButton
          className={mergeClasses(styles.toggle, filter.tenantElsewhere && styles.chosen)}
          checked={filter.tenantElsewhere}
          onClick={() => {
            onChange({ tenantElsewhere: !filter.tenantElsewhere });
          }}
        >
          {t('leads.tenantElsewhere')}
        </ToggleButton>
      </div>
      <FilterChips filter={filter} onChange={onChange} />
    </div>
  );
}
