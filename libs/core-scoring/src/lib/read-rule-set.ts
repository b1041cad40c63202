import { ruleSetSchema } from './rule-set-schema.generated.js';
import { ruleSetFaults } from './rule-set-faults.js';
import type { RuleSet } from './rule-set.js';
import type { SchemaViolation } from './schema-violations.js';
import { schemaViolations } from './schema-violations.js';

/** A rule set that can be compiled, or everything that its schema refuses, or else what no rule set may say. */
export type RuleSetReading =
  | { readonly ok: true; readonly rules: RuleSet }
  | { readonly ok: false; readonly violations: readonly SchemaViolation[] };

/**
 * Takes parsed JSON for a rule set only when it follows `rules/schema.json`, names a version, has one rule for each code and
 * no range that is upside down; otherwise says where it does not.
 */
export function readRuleSet(json: unknown): RuleSetReading {
  const violations = schemaViolations(ruleSetSchema, json);
  if (violations.length > 0) return { ok: false, violations };
  const rules = json as RuleSet;
  const faults = ruleSetFaults(rules);
  return faults.length === 0 ? { ok: true, rules } : { ok: false, violations: faults };
}
