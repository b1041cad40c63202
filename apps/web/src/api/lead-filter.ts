import type { D365Outcome } from './d365-outcome';
import type { D365Status, PriorityCategory, Provider, Segment } from './types';

export const SEGMENTS = ['Migration', 'Existing', 'Cold', 'Skip'] as const satisfies readonly Segment[];
export const PROVIDERS = [
  'M365',
  'Google',
  'Yandex',
  'Zoho',
  'Amazon',
  'SendGrid',
  'Mailgun',
  'Hosting',
  'Local',
  'Unknown',
] as const satisfies readonly Provider[];
export const CATEGORIES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'] as const satisfies readonly PriorityCategory[];
export const D365_STATUSES = [
  'not_synced',
  'queued',
  'in_progress',
  'synced',
  'error',
] as const satisfies readonly D365Status[];
export const OUTCOMES = [
  'open',
  'qualified',
  'won',
  'lost',
  'disqualified',
  'merged',
  'deleted',
] as const satisfies readonly D365Outcome['state'][];
export const SORT_KEYS = ['priority', 'score', 'domain', 'segment', 'provider', 'd365_status', 'scanned_at'] as const;

export type SortKey = (typeof SORT_KEYS)[number];
export type LeadSort = SortKey | `-${SortKey}`;

/** What narrows the list, and in which order it comes. Lists in it are kept in the order of their closed sets. */
export interface LeadFilter {
  readonly q: string;
  readonly segment: readonly Segment[];
  readonly provider: readonly Provider[];
  readonly category: readonly PriorityCategory[];
  readonly d365: readonly D365Status[];
  readonly outcome: readonly D365Outcome['state'][];
  readonly tenantElsewhere: boolean;
  readonly sort: LeadSort;
}

export const NO_FILTER: LeadFilter = {
  q: '',
  segment: [],
  provider: [],
  category: [],
  d365: [],
  outcome: [],
  tenantElsewhere: false,
  sort: 'priority',
};

function readChoices<T extends string>(params: URLSearchParams, name: string, allowed: readonly T[]): readonly T[] {
  const asked = (params.get(name) ?? '').split(',');
  return allowed.filter((choice) => asked.includes(choice));
}

function readSort(value: string | null): LeadSort {
  const key = (value ?? '').replace(/^-/, '');
  return SORT_KEYS.some((known) => known === key) ? (value as LeadSort) : NO_FILTER.sort;
}

/** Reads the filter from a page address; what the address should not hold is left out, so an old link still opens. */
export function readLeadFilter(params: URLSearchParams): LeadFilter {
  return {
    q: params.get('q') ?? '',
    segment: readChoices(params, 'segment', SEGMENTS),
    provider: readChoices(params, 'provider', PROVIDERS),
    category: readChoices(params, 'category', CATEGORIES),
    d365: readChoices(params, 'd365', D365_STATUSES),
    outcome: readChoices(params, 'outcome', OUTCOMES),
    tenantElsewhere: params.get('elsewhere') === 'true',
    sort: readSort(params.get('sort')),
  };
}

/** Writes the filter into a copy of a page address; other parameters of it stay. */
export function toPageParams(filter: LeadFilter, current: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(current);
  const put = (name: string, value: string): void => {
    if (value === '') params.delete(name);
    else params.set(name, value);
  };
  put('q', filter.q);
  put('segment', filter.segment.join(','));
  put('provider', filter.provider.join(','));
  put('category', filter.category.join(','));
  put('d365', filter.d365.join(','));
  put('outcome', filter.outcome.join(','));
  put('elsewhere', filter.tenantElsewhere ? 'true' : '');
  put('sort', filter.sort === NO_FILTER.sort ? '' : filter.sort);
  return params;
}

/** The same filter in the words of `GET leads`. */
export function toApiParams(filter: LeadFilter): URLSearchParams {
  const params = new URLSearchParams({ sort: filter.sort });
  if (filter.q.trim() !== '') params.set('q', filter.q.trim());
  if (filter.segment.length > 0) params.set('segment', filter.segment.join(','));
  if (filter.provider.length > 0) params.set('provider', filter.provider.join(','));
  if (filter.category.length > 0) params.set('priority_category', filter.category.join(','));
  if (filter.d365.length > 0) params.set('d365_status', filter.d365.join(','));
  if (filter.outcome.length > 0) params.set('d365_outcome', filter.outcome.join(','));
  if (filter.tenantElsewhere) params.set('tenant_elsewhere', 'true');
  return params;
}

/** True when nothing narrows the list; the order does not count. */
export function isUnfiltered(filter: LeadFilter): boolean {
  return toApiParams({ ...filter, sort: NO_FILTER.sort }).size === 1;
}
