import type { D365EnabledConfig } from '../lib/config';
import type { D365FailureCode } from '../lib/failure-codes';
import type { LeadForPush } from '../lib/lead-source.port';
import { mapLead, payloadHash } from '../lib/map';
import type { KeptColumn, PlanBase, PlanNote } from '../lib/plan';
import { hasChoices, type PushChoices } from '../lib/push-choices';
import type { PushLeadRequest } from '../lib/push-lead';
import type { LeadSyncState } from './lead-sync.repository';
import type { LastSuccess } from './push-lease.repository';

/** Notes after which the next push may find more to write although the lead is the same. */
export const ORG_MAY_CHANGE: ReadonlySet<PlanNote['code']> = new Set([
  'column-missing',
  'column-read-only',
  'option-unmapped',
  'type-mismatch',
]);

export interface PushBasis {
  readonly state: LeadSyncState;
  readonly base: PlanBase;
  readonly lastSuccess: LastSuccess | null;
}

export interface PrepareOptions {
  readonly choices: PushChoices;
  readonly ownerObjectId: string | null;
  /** Only a first claim may rely on the hash: an earlier one may have written something else. */
  readonly isFirstClaim: boolean;
}

export type PreparedPush =
  | { readonly kind: 'impossible'; readonly code: Extract<D365FailureCode, 'lead-gone' | 'lead-not-scored'> }
  | {
      readonly kind: 'unchanged';
      readonly payloadHash: string;
      readonly d365LeadId: string;
      readonly kept: readonly KeptColumn[];
      readonly notes: readonly PlanNote[];
    }
  | { readonly kind: 'push'; readonly payloadHash: string; readonly request: PushLeadRequest };

/**
 * Everything about a push that Hunter knows without asking Dynamics: maps the lead and tells whether the last success has
 * said it all. The preview and the worker both begin here.
 */
export function preparePush(
  lead: LeadForPush | null,
  { state, base, lastSuccess }: PushBasis,
  config: Pick<D365EnabledConfig, 'publisherPrefix' | 'columnRules'>,
  { choices, ownerObjectId, isFirstClaim }: PrepareOptions,
): PreparedPush {
  if (lead === null) return { kind: 'impossible', code: 'lead-gone' };
  if (lead.score === null) return { kind: 'impossible', code: 'lead-not-scored' };
  const columns = mapLead(lead, config.publisherPrefix, config.columnRules);
  const hash = payloadHash(lead.domain, columns);
  const settled = lastSuccess !== null && !lastSuccess.notes.some(({ code }) => ORG_MAY_CHANGE.has(code));
  if (
    settled &&
    lastSuccess.payloadHash === hash &&
    isFirstClaim &&
    !hasChoices(choices) &&
    state.d365LeadId !== null
  ) {
    const { kept } = lastSuccess;
    // What happened to the row happened then; the columns that did not fit still do not.
    const notes = lastSuccess.notes.filter(({ column }) => column !== 'leadid');
    return { kind: 'unchanged', payloadHash: hash, d365LeadId: state.d365LeadId, kept, notes };
  }
  const request = { domain: lead.domain, columns, knownLeadId: state.d365LeadId, base, ownerObjectId, choices };
  return { kind: 'push', payloadHash: hash, request };
}
