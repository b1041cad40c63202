import type { Checklist } from '../../api/types';

/** `fail` needs a repair, `unknown` could not be looked at; both keep the organisation from being called ready. */
export function countOpenChecks({ items }: Checklist): { readonly failed: number; readonly unknown: number } {
  return {
    failed: items.filter(({ status }) => status === 'fail').length,
    unknown: items.filter(({ status }) => status === 'unknown').length,
  };
}
