/** Reading of answers whose shape is another system's business: a wrong shape is `undefined`, never a throw. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readString(source: unknown, member: string): string | undefined {
  const value = isJsonObject(source) ? source[member] : undefined;
  return typeof value === 'string' ? value : undefined;
}

export function readNumber(source: unknown, member: string): number | undefined {
  const value = isJsonObject(source) ? source[member] : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function readObjects(source: unknown, member: string): readonly JsonObject[] {
  const value = isJsonObject(source) ? source[member] : undefined;
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
