import { useTranslation } from 'react-i18next';
import type { LeadFilter } from '../api/lead-filter';

/** One thing that narrows the list, in words, and the filter without it. */
export interface FilterTerm {
  readonly key: string;
  readonly label: string;
  readonly without: Partial<LeadFilter>;
}

function without<T>(list: readonly T[], gone: T): readonly T[] {
  return list.filter((entry) => entry !== gone);
}

/** What narrows the list, term by term. */
export function useFilterTerms(filter: LeadFilter): readonly FilterTerm[] {
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
    ...filter.outcome.map((value) => ({
      key: `outcome-${value}`,
      label: `${t('d365.after.label')}: ${t(`d365.after.states.${value}`)}`,
      without: { outcome: without(filter.outcome, value) },
    })),
    ...(filter.tenantElsewhere
      ? [{ key: 'elsewhere', label: t('leads.tenantElsewhere'), without: { tenantElsewhere: false } }]
      : []),
  ];
}
