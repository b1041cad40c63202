import { ruleSetSchema } from './rule-set-schema.generated.js';
import type { RuleSet } from './rule-set.js';
import type { SchemaViolation } from './schema-violations.js';
import { schemaViolations } from './schema-violations.js';

/** A rule set that can be compiled, or everything that its schema refuses. */
export type RuleSetReading =
  | { readonly ok: true; readonly rules: RuleSet }
  | { readonly ok: false; readonly violations: readonly SchemaViolation[] };

/** Takes parsed JSON for a rule set only when it follows `rules/schema.json`; otherwise says where it does not. */
export function readRuleSet(json: unknown): RuleSetReading {
  const violations = schemaViolations(ruleSetSchema, json);
  return violations.length === 0 ? { ok: true, rules: json as RuleSet } : { ok: false, violations };
}
