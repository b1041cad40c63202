/** What a request asks for in its Prefer headers. */
export interface Preferences {
  readonly returnRepresentation: boolean;
  /** Patterns of annotations to include (`*`, a namespace with `*`, or a full name). */
  readonly annotations: readonly string[];
  readonly maxPageSize?: number;
  readonly trackChanges: boolean;
  readonly continueOnError: boolean;
  /** The preferences that were understood, as they are echoed in Preference-Applied. */
  readonly applied: readonly string[];
}

const PREFERENCE = /\s*([^=,;\s]+)(?:\s*=\s*("[^"]*"|[^,;]*))?\s*(?:,|;|$)/gy;

/** Several preferences may come comma-joined in one header (RFC 7240). */
export function readPreferences(header: string | undefined): Preferences {
  const found = new Map<string, string>();
  const text = header ?? '';
  PREFERENCE.lastIndex = 0;
  while (PREFERENCE.lastIndex < text.length) {
    const match = PREFERENCE.exec(text);
    if (match?.[1] === undefined) break;
    found.set(match[1].toLowerCase(), (match[2] ?? '').replaceAll('"', '').trim());
  }
  const pageSize = Number(found.get('odata.maxpagesize'));
  const annotations = found.get('odata.include-annotations');
  const returnRepresentation = found.get('return') === 'representation';
  const trackChanges = found.has('odata.track-changes');
  return {
    returnRepresentation,
    annotations: annotations === undefined ? [] : annotations.split(',').map((pattern) => pattern.trim()),
    ...(Number.isInteger(pageSize) && pageSize > 0 ? { maxPageSize: pageSize } : {}),
    trackChanges,
    continueOnError: found.has('odata.continue-on-error') || found.has('continue-on-error'),
    applied: [
      ...(returnRepresentation ? ['return=representation'] : []),
      ...(pageSize > 0 ? [`odata.maxpagesize=${pageSize}`] : []),
      ...(annotations === undefined ? [] : [`odata.include-annotations="${annotations}"`]),
      ...(trackChanges ? ['odata.track-changes'] : []),
    ],
  };
}

export function wantsAnnotation(preferences: Preferences, name: string): boolean {
  return preferences.annotations.some((pattern) => {
    if (pattern === '*' || pattern === name) return true;
    return pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1));
  });
}
