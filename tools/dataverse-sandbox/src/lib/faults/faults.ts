import type { CodeVariant } from '../errors/dataverse-error.js';
import type { FaultKnobs, FaultKnobsPatch, ThrottleLimits, Trigger } from './fault-knobs.js';
import { DEFAULT_LIMITS, faultKnobsPatch } from './fault-knobs.js';
import { seededRandom } from './seeded-random.js';

const DEFAULT_SEED = 20_261_121;

/** What a fault decision is made about. */
export interface FaultSubject {
  readonly method: string;
  readonly route: string;
}

type TriggerName = 'server_errors' | 'lost_responses' | 'commit_gate' | 'hang' | 'forced_429' | 'race';

type Knobs = { [Name in keyof FaultKnobs]?: FaultKnobs[Name] | undefined };

/** The faults that are on, how often each has still to strike, and the seeded dice for ratios. */
export class Faults {
  private knobs: Knobs = {};
  private readonly left = new Map<string, number>();
  private readonly hits = new Map<string, number>();
  private outageUntil = Infinity;
  private random = seededRandom(DEFAULT_SEED);
  private readonly clock: () => number;
  /** Tokens issued before this moment are refused. */
  tokensValidFrom = 0;

  constructor(clock: () => number) {
    this.clock = clock;
  }

  /** Applies a change of knobs, checked; knobs that are not named stay as they are. */
  change(patch: FaultKnobsPatch): void {
    const parsed = faultKnobsPatch.parse(patch);
    const now = this.clock();
    for (const [name, value] of Object.entries(parsed)) {
      this.left.delete(name);
      const count = countOf(value);
      if (count !== undefined) this.left.set(name, count);
    }
    if (parsed.metadata?.lock?.count !== undefined) this.left.set('metadata.lock', parsed.metadata.lock.count);
    if (parsed.outage !== undefined) this.outageUntil = now + (parsed.outage?.for_ms ?? Infinity);
    if (parsed.token?.revoke_issued === true) this.tokensValidFrom = now;
    if (typeof parsed.seed === 'number') this.random = seededRandom(parsed.seed);
    this.knobs = { ...this.knobs, ...parsed };
  }

  reset(): void {
    this.knobs = {};
    this.left.clear();
    this.outageUntil = Infinity;
    this.random = seededRandom(DEFAULT_SEED);
  }

  /** The knobs that are on, with what is left of their counts. */
  current(): Record<string, unknown> {
    const named = Object.entries(this.knobs).filter(([, value]) => value !== null && value !== undefined);
    return {
      ...Object.fromEntries(named),
      left: Object.fromEntries(this.left),
      hits: Object.fromEntries(this.hits),
    };
  }

  get<Name extends keyof FaultKnobs>(name: Name): NonNullable<FaultKnobs[Name]> | undefined {
    return this.knobs[name] ?? undefined;
  }

  /** Whether the fault strikes this request; counts down when it does. */
  strikes<Name extends TriggerName>(name: Name, subject: FaultSubject): NonNullable<FaultKnobs[Name]> | undefined {
    const knob = this.get(name);
    if (knob === undefined || !this.fires(name, knob, subject)) return undefined;
    return knob;
  }

  /** Whether another customisation holds the metadata lock for this write. */
  metadataLocked(subject: FaultSubject): boolean {
    const lock = this.get('metadata')?.lock;
    return lock !== undefined && this.fires('metadata.lock', lock, subject);
  }

  outageFor(part: 'dataverse' | 'entra'): 'reset' | '503' | undefined {
    const outage = this.get('outage');
    if (outage === undefined || this.clock() >= this.outageUntil) return undefined;
    return outage.scope === 'all' || outage.scope === part ? outage.mode : undefined;
  }

  latencyFor(subject: FaultSubject): number {
    const latency = this.get('latency');
    if (latency === undefined || !matches(latency.match, subject)) return 0;
    return latency.ms + this.random() * latency.jitter_ms;
  }

  get limits(): ThrottleLimits {
    return this.get('throttle') ?? DEFAULT_LIMITS;
  }

  get codeVariant(): CodeVariant {
    return this.get('codes') ?? 'current';
  }

  private fires(name: string, trigger: Trigger, subject: FaultSubject): boolean {
    if (!matches(trigger.match, subject)) return false;
    const left = this.left.get(name);
    if (left === 0) return false;
    if (trigger.ratio !== undefined && this.random() >= trigger.ratio) return false;
    if (left !== undefined) this.left.set(name, left - 1);
    this.hits.set(name, (this.hits.get(name) ?? 0) + 1);
    return true;
  }
}

function countOf(value: unknown): number | undefined {
  const isTrigger = typeof value === 'object' && value !== null && 'count' in value;
  return isTrigger && typeof value.count === 'number' ? value.count : undefined;
}

function matches(match: Trigger['match'], subject: FaultSubject): boolean {
  if (match?.method !== undefined && match.method.toUpperCase() !== subject.method) return false;
  return match?.route === undefined || subject.route.startsWith(match.route);
}
