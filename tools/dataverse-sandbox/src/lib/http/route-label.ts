import { splitOutside } from '../odata/split-outside.js';

const GUID_KEY = /^\(\s*(?:\w+=)?\{?[0-9a-f]{8}-[0-9a-f-]{27}\}?\s*\)$/i;
const NAMESPACE = 'Microsoft.Dynamics.CRM.';

/** The shape of a path with its values left out: `leads(key)`, `leads(id)`, `leads/UpsertMultiple`. */
export function routeLabel(rawPath: string): string {
  return splitOutside(decoded(rawPath), '/')
    .map((segment) => segment.replace(NAMESPACE, ''))
    .map((segment) => {
      const open = segment.indexOf('(');
      if (open < 0) return segment;
      return `${segment.slice(0, open)}(${GUID_KEY.test(segment.slice(open)) ? 'id' : 'key'})`;
    })
    .join('/');
}

/** A label is wanted for undecodable paths as well. */
function decoded(rawPath: string): string {
  try {
    return decodeURIComponent(rawPath);
  } catch {
    return rawPath;
  }
}
