import { z } from 'zod';
import { COLUMN_RULES, keyColumnOf, type ChoiceLabel, type ColumnRule, type MappedValue } from './column-rules';
import type { Choice } from './choices';

const fieldOverride = z.strictObject({
  /** Logical name of another column that takes the field. */
  column: z
    .string()
    .regex(/^[a-z][a-z0-9_]{1,127}$/, 'a logical column name: lower-case letters, digits and _')
    .optional(),
  policy: z.enum(['always', 'never-null', 'if-empty']).optional(),
  /** Leaves the field out of every push. */
  skip: z.literal(true).optional(),
  /** The label or the value of an option, by Hunter's code. */
  options: z.record(z.string(), z.union([z.int().min(0), z.string().trim().min(1)])).optional(),
});

/** A mapping file: what differs from the default mapping, by field. */
export const mappingFile = z.strictObject({
  version: z.literal(1),
  fields: z.record(z.string(), fieldOverride),
});

type FieldOverride = z.infer<typeof fieldOverride>;

/** What is wrong at one place of a mapping file, and what to write instead. */
export interface MappingComplaint {
  readonly place: string;
  readonly problem: string;
  readonly remedy: string;
}

export type MappingFileResult =
  | { readonly ok: true; readonly rules: readonly ColumnRule[] }
  | { readonly ok: false; readonly complaints: readonly MappingComplaint[] };

/** Reads a mapping file and applies it to the default mapping. */
export function readMappingFile(
  text: string,
  publisherPrefix: string,
  defaults: readonly ColumnRule[] = COLUMN_RULES,
): MappingFileResult {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, complaints: [{ place: 'file', problem: 'is not JSON', remedy: 'see docs/d365-mapping.md' }] };
  }
  const parsed = mappingFile.safeParse(json);
  if (!parsed.success) {
    const complaints = parsed.error.issues.map((issue) => ({
      place: issue.path.map(String).join('.') || 'file',
      problem: 'is not valid',
      remedy: issue.message,
    }));
    return { ok: false, complaints };
  }
  const { fields } = parsed.data;
  const complaints = [
    ...Object.entries(fields).flatMap(([field, override]) => complaintsAbout(field, override, defaults)),
    ...complaintsAboutColumns(fields, defaults, publisherPrefix),
  ];
  if (complaints.length > 0) return { ok: false, complaints };
  return { ok: true, rules: defaults.flatMap((rule) => applyOverride(rule, fields[rule.field]) ?? []) };
}

function complaintsAbout(field: string, override: FieldOverride, rules: readonly ColumnRule[]): MappingComplaint[] {
  const place = `fields.${field}`;
  const rule = rules.find((candidate) => candidate.field === field);
  if (rule === undefined) {
    const known = rules.map((candidate) => candidate.field).join(', ');
    return [{ place, problem: 'is no field of Hunter', remedy: `use one of ${known}` }];
  }
  if (override.skip === true && Object.keys(override).length > 1) {
    return [{ place, problem: 'is left out and changed at once', remedy: 'keep either skip or the rest' }];
  }
  if (override.options === undefined) return [];
  const { choices } = rule;
  if (choices === undefined) {
    return [{ place: `${place}.options`, problem: 'is for choices only', remedy: 'take it away' }];
  }
  return Object.keys(override.options)
    .filter((code) => !choices.some((choice) => choice.code === code))
    .map((code) => ({
      place: `${place}.options.${code}`,
      problem: 'is no option of the field',
      remedy: `use one of ${choices.map((choice) => choice.code).join(', ')}`,
    }));
}

function complaintsAboutColumns(
  fields: Readonly<Record<string, FieldOverride>>,
  rules: readonly ColumnRule[],
  publisherPrefix: string,
): MappingComplaint[] {
  const fieldByColumn = new Map([[keyColumnOf(publisherPrefix), 'the key']]);
  return rules.flatMap((rule): MappingComplaint[] => {
    const override = fields[rule.field];
    if (override?.skip === true) return [];
    const column = (override?.column ?? rule.column).replace('{prefix}', publisherPrefix);
    const other = fieldByColumn.get(column);
    fieldByColumn.set(column, rule.field);
    if (other === undefined) return [];
    const place = `fields.${rule.field}.column`;
    return [{ place, problem: `${column} takes ${other} already`, remedy: 'give each field a column of its own' }];
  });
}

function applyOverride(rule: ColumnRule, override: FieldOverride | undefined): ColumnRule | null {
  if (override === undefined) return rule;
  if (override.skip === true) return null;
  const { column = rule.column, policy = rule.policy, options } = override;
  if (options === undefined || rule.choices === undefined) return { ...rule, column, policy };
  return {
    ...rule,
    column,
    policy,
    choices: rule.choices.map((choice) => toNamedChoice(choice, options[choice.code])),
    read: (lead) => toNamedOption(rule.read(lead), options),
  };
}

function toNamedChoice(choice: Choice, target: string | number | undefined): Choice {
  if (target === undefined) return choice;
  if (typeof target === 'number') return { ...choice, value: target };
  return { code: target, en: target, tr: target };
}

function toNamedOption(value: MappedValue, options: Readonly<Record<string, string | number>>): MappedValue {
  if (value === null || typeof value !== 'object') return value;
  const target = options[value.labels[0] ?? ''];
  if (target === undefined) return value;
  const named: ChoiceLabel =
    typeof target === 'number' ? { labels: value.labels, value: target } : { labels: [target] };
  return named;
}
