import { InputError } from './json-lines-command.js';

export type InputObject = Readonly<Record<string, unknown>>;

export function readObject(input: unknown): InputObject {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new InputError('expected an object');
  return input as InputObject;
}

/** A field that is a text list, or null for "not read", which a missing field means as well. */
export function readTexts(input: InputObject, field: string): readonly string[] | null {
  const value = input[field] ?? null;
  if (value === null) return null;
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new InputError(`${field} must be a list of texts or null`);
  }
  return value as readonly string[];
}

/** A field that holds one of these values; a missing one means `fallback`. */
export function readOneOf<Value>(input: InputObject, field: string, values: readonly Value[], fallback?: Value): Value {
  const value = input[field] === undefined ? fallback : input[field];
  if (!values.includes(value as Value)) {
    throw new InputError(`${field} must be one of ${values.map((each) => JSON.stringify(each)).join(', ')}`);
  }
  return value as Value;
}

/** A text or null; a missing field means `fallback`. */
export function readTextOrNull<Fallback extends string | null>(
  input: InputObject,
  field: string,
  fallback: Fallback,
): string | null {
  const value = input[field] === undefined ? fallback : input[field];
  if (value !== null && typeof value !== 'string') throw new InputError(`${field} must be a text or null`);
  return value;
}
