/** What is looked up after a scan, as a second step. */
export interface LookupSettings {
  /** Registrar, end of registration and name servers, from the registries. */
  readonly registration: boolean;
  /** Where the first mail host stands, from local databases. */
  readonly enrichment: boolean;
}

export const LOOKUP_SETTINGS = Symbol('LOOKUP_SETTINGS');

export function isAnyLookupOn(settings: LookupSettings): boolean {
  return settings.registration || settings.enrichment;
}
