/** Characters that are safe in a key of the Web API; a domain as A-label has no others. */
const KEY_VALUE = /^[a-z0-9._-]{1,253}$/;

export function isKeyValue(domain: string): boolean {
  return KEY_VALUE.test(domain);
}

/** A text literal inside a URL: quotes doubled, then percent-encoded. */
export function toUrlLiteral(text: string): string {
  return `'${encodeURIComponent(text.replaceAll("'", "''")).replaceAll("'", '%27')}'`;
}

const GUID = /\(([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\)\s*$/i;

/** The GUID of an `OData-EntityId`; undefined when it has the key form, which an upsert by key may answer with. */
export function readEntityGuid(entityId: string | undefined): string | undefined {
  return GUID.exec(entityId ?? '')?.[1]?.toLowerCase();
}

const BARE_GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isGuid(text: string): boolean {
  return BARE_GUID.test(text);
}
