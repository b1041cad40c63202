import type { Provider } from '@hunter/core-provider-map';
import { PROVIDERS } from '@hunter/core-provider-map';
import type { SignalCondition } from './rule-set.js';
import type { ScoreDmarcPolicy, ScoreSignals } from './score-signals.js';

/** Everything of the signals that a rule can ask about; there are few enough of them to judge each one beforehand. */
export interface SignalState {
  readonly provider: Provider;
  readonly spf: boolean | null;
  readonly dkim: boolean | null;
  readonly dmarcPolicy: ScoreDmarcPolicy;
  /** How many of the rule set's include limits, ascending, the SPF record exceeds. */
  readonly limitsExceeded: number;
}

const triStates = [null, false, true] as const;
const dmarcPolicies = ['unknown', null, 'none', 'quarantine', 'reject'] as const;
const providerIndex: ReadonlyMap<string, number> = new Map(PROVIDERS.map((provider, index) => [provider, index]));
const unlistedProvider = PROVIDERS.indexOf('Unknown');

/** Every state there is, each at the place that {@link stateIndex} gives it. */
export function listStates(limitCount: number): readonly SignalState[] {
  return PROVIDERS.flatMap((provider) =>
    triStates.flatMap((spf) =>
      triStates.flatMap((dkim) =>
        dmarcPolicies.flatMap((dmarcPolicy) =>
          Array.from({ length: limitCount + 1 }, (_, limitsExceeded) => ({
            provider,
            spf,
            dkim,
            dmarcPolicy,
            limitsExceeded,
          })),
        ),
      ),
    ),
  );
}

/** The place of the signals' state among {@link listStates}. A provider that no table lists counts as `Unknown`. */
export function stateIndex(signals: ScoreSignals, limits: readonly number[]): number {
  const provider = providerIndex.get(signals.provider) ?? unlistedProvider;
  const state = ((provider * 3 + triIndex(signals.spf)) * 3 + triIndex(signals.dkim)) * 5;
  return (state + dmarcIndex(signals.dmarcPolicy)) * (limits.length + 1) + limitsExceeded(signals.spfRecord, limits);
}

/** Whether a rule's condition holds in a state. */
export function isMet(when: SignalCondition, state: SignalState, limits: readonly number[]): boolean {
  const { provider, spf, dkim, dmarcPolicy, limitsExceeded: exceeded } = state;
  if (when.provider !== undefined && !when.provider.includes(provider)) return false;
  if (when.spf !== undefined && (spf === null || !when.spf.includes(spf))) return false;
  if (when.dkim !== undefined && (dkim === null || !when.dkim.includes(dkim))) return false;
  if (when.dmarcPolicy !== undefined && !(when.dmarcPolicy as readonly unknown[]).includes(dmarcPolicy)) return false;
  return when.spfIncludesOver === undefined || exceeded > limits.indexOf(when.spfIncludesOver);
}

function triIndex(value: boolean | null): number {
  if (value === true) return 2;
  return value === false ? 1 : 0;
}

function dmarcIndex(policy: ScoreDmarcPolicy): number {
  switch (policy) {
    case null:
      return 1;
    case 'none':
      return 2;
    case 'quarantine':
      return 3;
    case 'reject':
      return 4;
    default:
      return 0;
  }
}

/** Counts the raw, case-sensitive text `include:` as frozen in v1, and stops at the highest limit. */
function limitsExceeded(spfRecord: string | null | undefined, limits: readonly number[]): number {
  if (spfRecord === null || spfRecord === undefined) return 0;
  let includes = 0;
  let exceeded = 0;
  let limit = limits[0];
  for (let at = spfRecord.indexOf('include:'); at !== -1 && limit !== undefined; ) {
    includes += 1;
    while (limit !== undefined && includes > limit) limit = limits[(exceeded += 1)];
    at = spfRecord.indexOf('include:', at + 'include:'.length);
  }
  return exceeded;
}
