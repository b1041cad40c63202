import { compileScoring } from '@hunter/core-scoring';
import type { RuleSet, ScoreResult } from '@hunter/core-scoring';
import { isDeepStrictEqual } from 'node:util';
import type { BaseLead } from './read-base.js';

/** A larger share of leads that change class needs an approval (docs/core-changes.md). */
export const DRIFT_LIMIT = 0.05;

export type ScoredClass = Pick<ScoreResult, 'segment' | 'priorityCategory' | 'score'>;

export interface ClassChange {
  readonly domain: string;
  readonly before: ScoredClass;
  readonly after: ScoredClass;
}

export interface RulesDiff {
  readonly total: number;
  readonly changes: readonly ClassChange[];
  /** 0–1 */
  readonly share: number;
}

/** Which leads change class, that is segment or sales play, when one rule set takes the place of another. */
export function diffRules(leads: readonly BaseLead[], before: RuleSet, after: RuleSet): RulesDiff {
  const [old, next] = [compileScoring(before), compileScoring(after)];
  const changes = leads.flatMap(({ domain, signals }) => {
    const change = { domain, before: toClass(old.scoreDomain(signals)), after: toClass(next.scoreDomain(signals)) };
    return isSameClass(change.before, change.after) ? [] : [change];
  });
  return { total: leads.length, changes, share: leads.length === 0 ? 0 : changes.length / leads.length };
}

/** Two rule sets that differ under one version: a stored score could not tell which of them made it. */
export function isVersionReused(before: RuleSet, after: RuleSet): boolean {
  return before.version === after.version && !isDeepStrictEqual(toRules(before), toRules(after));
}

/** What a rule set says, without where its schema lies. */
function toRules({ $schema: _schema, ...rules }: RuleSet): Omit<RuleSet, '$schema'> {
  return rules;
}

function toClass({ segment, priorityCategory, score }: ScoreResult): ScoredClass {
  return { segment, priorityCategory, score };
}

function isSameClass(a: ScoredClass, b: ScoredClass): boolean {
  return a.segment === b.segment && a.priorityCategory === b.priorityCategory;
}
