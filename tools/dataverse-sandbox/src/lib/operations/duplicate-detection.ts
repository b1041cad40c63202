import { rowErrors } from '../errors/catalogue.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import { fold } from '../store/collation.js';
import type { Columns } from '../store/row.js';
import type { ApiContext } from './api-context.js';

/** The published default rules: the same e-mail address, in these tables. */
const SAME_EMAIL: ReadonlySet<string> = new Set(['lead', 'account', 'contact']);

/** Applies the duplicate rules when the request asks for it; by default the Web API suppresses them. */
export function refuseDuplicates(context: ApiContext, entity: EntityDefinition, id: string, columns: Columns): void {
  const suppressed = context.request.headers['mscrm.suppressduplicatedetection'];
  if (suppressed?.toLowerCase() !== 'false' || !SAME_EMAIL.has(entity.logicalName)) return;
  const email = columns['emailaddress1'];
  if (typeof email !== 'string' || email === '') return;
  const { rows } = context.org.table(entity.logicalName);
  const { baseLanguage } = context.org.profile;
  const wanted = fold(email, baseLanguage);
  for (const row of rows.values()) {
    const other = row.columns['emailaddress1'];
    if (row.id !== id && typeof other === 'string' && fold(other, baseLanguage) === wanted) {
      throw rowErrors.duplicateDetected();
    }
  }
}
