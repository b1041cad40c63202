/** The part of JSON Schema (draft 2020-12) that the rule set's schema is written in. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** One place where a value is not what its schema asks for. */
export interface SchemaViolation {
  /** JSON pointer to the value (RFC 6901). */
  readonly path: string;
  /**
   * What the schema asks for there: a type, the allowed values, a limit, the names of the known properties; of a value that
   * must not stand there twice the path to the first.
   */
  readonly expected: unknown;
  readonly keyword:
    | 'type'
    | 'enum'
    | 'required'
    | 'additionalProperties'
    | 'minItems'
    | 'uniqueItems'
    | 'minLength'
    | 'minimum'
    | 'maximum';
}

type JsonObject = Readonly<Record<string, unknown>>;

/** Where a value departs from its schema; empty when it does not. References go to `#/$defs/…` of the root schema. */
export function schemaViolations(
  root: JsonSchema,
  value: unknown,
  schema: JsonSchema = root,
  path = '',
): readonly SchemaViolation[] {
  if (schema.$ref !== undefined) return schemaViolations(root, value, referred(root, schema.$ref), path);
  if (schema.type !== undefined && !isOfType(value, schema.type))
    return [{ path, keyword: 'type', expected: schema.type }];
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return [{ path, keyword: 'enum', expected: schema.enum }];
  if (typeof value === 'number') return numberViolations(schema, value, path);
  if (typeof value === 'string') {
    const expected = schema.minLength ?? 0;
    return value.length < expected ? [{ path, keyword: 'minLength', expected }] : [];
  }
  if (Array.isArray(value)) return arrayViolations(root, schema, value, path);
  return isObject(value) ? objectViolations(root, schema, value, path) : [];
}

function referred(root: JsonSchema, ref: string): JsonSchema {
  const schema = root.$defs?.[ref.replace('#/$defs/', '')];
  if (schema === undefined) throw new Error(`The schema defines no ${ref}.`);
  return schema;
}

function typeOf(root: JsonSchema, schema: JsonSchema): string | undefined {
  return schema.$ref === undefined ? schema.type : typeOf(root, referred(root, schema.$ref));
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberViolations(schema: JsonSchema, value: number, path: string): readonly SchemaViolation[] {
  if (schema.minimum !== undefined && value < schema.minimum) {
    return [{ path, keyword: 'minimum', expected: schema.minimum }];
  }
  if (schema.maximum !== undefined && value > schema.maximum) {
    return [{ path, keyword: 'maximum', expected: schema.maximum }];
  }
  return [];
}

function arrayViolations(
  root: JsonSchema,
  schema: JsonSchema,
  values: readonly unknown[],
  path: string,
): readonly SchemaViolation[] {
  if (values.length < (schema.minItems ?? 0)) return [{ path, keyword: 'minItems', expected: schema.minItems }];
  const { items } = schema;
  if (items === undefined) return [];
  return values.flatMap((value, index) => schemaViolations(root, value, items, `${path}/${String(index)}`));
}

function objectViolations(
  root: JsonSchema,
  schema: JsonSchema,
  value: JsonObject,
  path: string,
): readonly SchemaViolation[] {
  const properties = schema.properties ?? {};
  const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(value, key));
  const nested = Object.entries(value).flatMap(([key, entry]): readonly SchemaViolation[] => {
    const at = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (property !== undefined) return schemaViolations(root, entry, property, at);
    return schema.additionalProperties === false
      ? [{ path: at, keyword: 'additionalProperties', expected: Object.keys(properties) }]
      : [];
  });
  const absent = missing.map((key) => {
    const expected = properties[key] === undefined ? undefined : typeOf(root, properties[key]);
    return { path: `${path}/${key}`, keyword: 'required', expected } as const;
  });
  return [...absent, ...nested];
}
