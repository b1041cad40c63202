import { toApiParams } from './lead-filter';
import type { LeadFilter } from './lead-filter';

/** The leads a push means: one by one, or everything that a filter matches when the push starts. */
export type PushTarget =
  | { readonly kind: 'ids'; readonly leadIds: readonly string[] }
  | { readonly kind: 'filter'; readonly filter: LeadFilter };

type PushTargetBody = { readonly lead_ids: readonly string[] } | { readonly filter: Readonly<Record<string, string>> };

/** The same in the words of `POST d365/preview` and `POST d365/push-leads`; an order chooses no leads. */
export function toPushTargetBody(target: PushTarget): PushTargetBody {
  if (target.kind === 'ids') return { lead_ids: target.leadIds };
  const { sort: _order, ...filter } = Object.fromEntries(toApiParams(target.filter));
  return { filter };
}
