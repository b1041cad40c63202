import type { Decision, PointRule, RuleSet, ScoreRange } from './rule-set.js';
import type { SchemaViolation } from './schema-violations.js';

/**
 * What a schema can't ask of a rule set that follows it: a version that says something, one rule for each code, so that the
 * lines of a score name the rule they come from, and ranges that are not upside down.
 */
export function ruleSetFaults(rules: RuleSet): readonly SchemaViolation[] {
  const { segments, priorityScores, technicalHeats, commercialSegments, commercialHeats, priorityCategories } = rules;
  const decisions = {
    segments,
    priorityScores,
    technicalHeats,
    commercialSegments,
    commercialHeats,
    priorityCategories,
  };
  return [
    ...(rules.version.trim() === '' ? [{ path: '/version', keyword: 'minLength', expected: 1 } as const] : []),
    ...rangeFaults('/range', rules.range),
    ...repeatedCodes('/signals', rules.signals),
    ...repeatedCodes('/risks', rules.risks),
    ...Object.entries(decisions).flatMap(([name, decision]) => decisionFaults(`/${name}`, decision)),
  ];
}

function decisionFaults(path: string, { rules }: Decision<unknown>): readonly SchemaViolation[] {
  return rules.flatMap(({ when }, index) => rangeFaults(`${path}/rules/${String(index)}/when/score`, when.score ?? {}));
}

function rangeFaults(path: string, { least, most }: ScoreRange): readonly SchemaViolation[] {
  const isUpsideDown = least !== undefined && most !== undefined && least > most;
  return isUpsideDown ? [{ path: `${path}/least`, keyword: 'maximum', expected: most }] : [];
}

function repeatedCodes(path: string, rules: readonly PointRule<string>[]): readonly SchemaViolation[] {
  return rules.flatMap(({ code }, index) => {
    const first = rules.findIndex((rule) => rule.code === code);
    const at = `${path}/${String(index)}/code`;
    return first === index ? [] : [{ path: at, keyword: 'uniqueItems', expected: `${path}/${String(first)}/code` }];
  });
}
