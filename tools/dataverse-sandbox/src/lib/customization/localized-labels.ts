import { z } from 'zod';
import { payloadErrors, rowErrors, urlErrors } from '../errors/catalogue.js';
import type { ApiReply } from '../http/exchange.js';
import { jsonReply, noContent } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import { definitionErrors } from '../metadata-api/definition-errors.js';
import { attributeOf } from '../metadata/profile.js';
import type { PathSegment } from '../odata/resource-path.js';
import { readReference } from '../odata/resource-path.js';
import type { ApiContext } from '../operations/api-context.js';
import { requirePrivilege } from '../operations/privileges.js';
import { readJsonObject } from '../operations/read-payload.js';
import type { Row } from '../store/row.js';
import { labelsOf, toLabelColumn, toStored, withUnpublished } from './unpublished.js';

const setBody = z.object({
  EntityMoniker: z.looseObject({ '@odata.type': z.string() }),
  AttributeName: z.string(),
  Labels: z.array(z.object({ Label: z.string(), LanguageCode: z.int() })).min(1),
});

const LOCALIZABLE: ReadonlySet<string> = new Set(['savedquery', 'systemform']);

/** The action SetLocLabels: replaces the labels of a form's or view's column in every language. */
export function setLocLabels(context: ApiContext): ApiReply {
  const { org } = context;
  const parsed = setBody.safeParse(readJsonObject(context.request.body, 'SetLocLabels'));
  if (!parsed.success) throw definitionErrors.badDefinition(z.prettifyError(parsed.error));
  const { EntityMoniker: moniker, AttributeName: column, Labels: labels } = parsed.data;
  const entity = org.entity(moniker['@odata.type'].replace(/^#?Microsoft\.Dynamics\.CRM\./, ''));
  if (entity === undefined || !LOCALIZABLE.has(entity.logicalName)) throw payloadErrors.typeRequired('SetLocLabels');
  requirePrivilege(context, 'Write', entity);
  const row = requireRowOf(context, entity, moniker[entity.primaryId]);
  requireText(entity, column);
  for (const { LanguageCode: lcid } of labels) {
    if (!org.profile.languages.includes(lcid)) throw definitionErrors.languageNotProvisioned(lcid);
  }
  const byLanguage = Object.fromEntries(labels.map(({ LanguageCode: lcid, Label: label }) => [lcid, label]));
  const stored = toStored(entity.logicalName, toLabelColumn(column, byLanguage));
  org.save(entity.logicalName, row.id, { ...row.columns, ...stored });
  return noContent();
}

/** The function RetrieveLocLabels: the labels of a form's or view's column. */
export function retrieveLocLabels(context: ApiContext, { key }: PathSegment): ApiReply {
  const { org } = context;
  const values = key?.kind === 'named' ? key.values : {};
  const moniker = values['EntityMoniker'];
  const attributeName = values['AttributeName'];
  const [, path = ''] =
    /@odata\.id['"]\s*:\s*['"]([^'"]+)['"]/.exec(moniker?.kind === 'string' ? moniker.value : '') ?? [];
  const reference = readReference(path);
  const entity = reference === undefined ? undefined : org.entityBySet(reference.name);
  if (entity === undefined || !LOCALIZABLE.has(entity.logicalName) || attributeName?.kind !== 'string') {
    throw urlErrors.badQuery('RetrieveLocLabels needs EntityMoniker and AttributeName.');
  }
  requirePrivilege(context, 'Read', entity);
  requireText(entity, attributeName.value);
  const row = requireRowOf(context, entity, reference?.key?.kind === 'id' ? reference.key.id : undefined);
  const unpublished = values['IncludeUnpublished'];
  const isDraft = unpublished?.kind === 'boolean' && unpublished.value;
  const labels = labelsOf(org, isDraft ? withUnpublished(row.columns) : row.columns, attributeName.value);
  const localized = Object.entries(labels).map(([lcid, label]) => ({ Label: label, LanguageCode: Number(lcid) }));
  const url = `${context.serviceRoot}/$metadata#Microsoft.Dynamics.CRM.RetrieveLocLabelsResponse`;
  const own = localized.find(({ LanguageCode: lcid }) => lcid === org.profile.baseLanguage) ?? null;
  return jsonReply({ '@odata.context': url, Label: { LocalizedLabels: localized, UserLocalizedLabel: own } });
}

function requireRowOf({ org }: ApiContext, entity: EntityDefinition, id: unknown): Row {
  const row = typeof id === 'string' ? org.table(entity.logicalName).rows.get(id.toLowerCase()) : undefined;
  if (row === undefined) throw rowErrors.idNotFound(entity.logicalName, String(id));
  return row;
}

function requireText(entity: EntityDefinition, column: string): void {
  const { type } = attributeOf(entity, column) ?? {};
  if (type !== 'String' && type !== 'Memo') throw urlErrors.unknownColumn(entity.logicalName, column);
}
