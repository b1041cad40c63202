import { compileScoring } from './compile-scoring.js';
import { readRuleSet } from './read-rule-set.js';
import { rulesV1 } from './rules-v1.generated.js';
import type { Scoring } from './scoring.js';

const v1 = compileV1();

/** Rule set v1, frozen: how ready a domain is to move to Microsoft 365. */
export const scoreDomain: Scoring['scoreDomain'] = v1.scoreDomain;

/** The lines that a v1 score is the sum of; they add up to the score unless there is a hard fail. */
export const scoreBreakdown: Scoring['scoreBreakdown'] = v1.scoreBreakdown;

/** The lines of a v1 score with the readings that each of them rests on. */
export const scoreFindings: Scoring['scoreFindings'] = v1.scoreFindings;

/** Which segment a score and a provider put a lead into. */
export const segmentOf: Scoring['segmentOf'] = v1.segmentOf;

/** Heats, commercial segment and priority category of a lead. */
export const pModel: Scoring['pModel'] = v1.pModel;

/** In which order leads are called, 1 first. */
export const priorityScore: Scoring['priorityScore'] = v1.priorityScore;

function compileV1(): Scoring {
  const reading = readRuleSet(rulesV1);
  if (!reading.ok) throw new Error(`Rule set v1 departs from its schema: ${JSON.stringify(reading.violations)}`);
  return compileScoring(reading.rules);
}
