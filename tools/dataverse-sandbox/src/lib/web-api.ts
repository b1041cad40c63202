import { runBatch } from './batch/run-batch.js';
import { retrieveLocLabels, setLocLabels } from './customization/localized-labels.js';
import { addPrivilegesRole, retrieveRolePrivilegesRole } from './customization/role-privileges.js';
import { urlErrors } from './errors/catalogue.js';
import type { ApiReply } from './http/exchange.js';
import { metadataDocument } from './metadata-api/metadata-document.js';
import { readDefinitions } from './metadata-api/read-definitions.js';
import { publishAllXml, publishXml } from './metadata-api/publish.js';
import { reactivateEntityKey } from './metadata-api/write-keys.js';
import { writeDefinitions } from './metadata-api/write-definitions.js';
import type { EntityDefinition } from './metadata/attribute.js';
import { attributeOf } from './metadata/profile.js';
import { readResourcePath } from './odata/resource-path.js';
import type { PathSegment, SegmentKey } from './odata/resource-path.js';
import type { ApiContext } from './operations/api-context.js';
import { bulkMessage } from './operations/bulk-messages.js';
import { qualifyLead } from './operations/qualify-lead.js';
import { retrieveDuplicates } from './operations/duplicate-detection.js';
import { mergeRows } from './operations/merge-rows.js';
import { createRow } from './operations/create-row.js';
import { deleteRow } from './operations/delete-row.js';
import { countRows, listRows } from './operations/list-rows.js';
import { retrieveProvisionedLanguages, retrieveVersion, whoAmI } from './operations/organization-functions.js';
import { retrieveUserPrivileges } from './operations/privileges.js';
import { retrieveRow } from './operations/retrieve-row.js';
import { useReference, useSingleColumn } from './operations/single-column.js';
import { upsertRow } from './operations/upsert-row.js';

const NAMESPACE = 'Microsoft.Dynamics.CRM.';

type Operation = (context: ApiContext, segment: PathSegment) => ApiReply;

const FUNCTIONS: Readonly<Record<string, Operation>> = {
  WhoAmI: whoAmI,
  RetrieveVersion: retrieveVersion,
  RetrieveProvisionedLanguages: retrieveProvisionedLanguages,
  RetrieveRolePrivilegesRole: retrieveRolePrivilegesRole,
  RetrieveLocLabels: retrieveLocLabels,
  RetrieveDuplicates: retrieveDuplicates,
};

const ACTIONS: Readonly<Record<string, Operation>> = {
  PublishXml: publishXml,
  PublishAllXml: publishAllXml,
  ReactivateEntityKey: reactivateEntityKey,
  SetLocLabels: setLocLabels,
  Merge: mergeRows,
};

/** Answers one request in one transaction: when it throws, nothing of it was written. */
export function answerApi(context: ApiContext): ApiReply {
  return context.org.transact(() => route(context));
}

function route(context: ApiContext): ApiReply {
  const { method } = context.request;
  const segments = readResourcePath(context.request.path, context.request.query);
  const [first, ...rest] = segments;
  if (first === undefined) return serviceDocument(context);
  if (first.name === '$metadata' && method === 'GET') return metadataDocument(context);
  if (first.name === '$batch' && method === 'POST') return runBatch(context, answerApi);
  const apiFunction = FUNCTIONS[first.name];
  if (apiFunction !== undefined) {
    if (method !== 'GET') throw urlErrors.noSuchRoute(`${context.serviceRoot}/${context.request.path}`);
    return apiFunction(context, first);
  }
  if (first.name === 'EntityDefinitions') {
    return method === 'GET' ? readDefinitions(context, segments) : writeDefinitions(context, segments);
  }
  const action = ACTIONS[first.name];
  if (action !== undefined && method === 'POST') return action(context, first);
  if (first.name === 'GlobalOptionSetDefinitions' && method === 'GET') return listGlobalOptionSets(context);
  const entity = context.org.entityBySet(first.name);
  if (entity === undefined) throw urlErrors.unknownSegment(first.name);
  return first.key === undefined ? routeCollection(context, entity, rest) : routeRow(context, entity, first.key, rest);
}

function routeCollection(context: ApiContext, entity: EntityDefinition, rest: readonly PathSegment[]): ApiReply {
  const { method } = context.request;
  const [next] = rest;
  if (next === undefined) {
    if (method === 'GET') return listRows(context, entity);
    if (method === 'POST') return createRow(context, entity);
    throw urlErrors.notSupported(entity.entitySetName);
  }
  if (next.name === '$count' && method === 'GET') return countRows(context, entity);
  const bulk = bulkMessage(context, next.name.replace(NAMESPACE, ''));
  if (bulk !== undefined && method === 'POST') return bulk(context, entity);
  throw urlErrors.unknownSegment(next.name);
}

function routeRow(
  context: ApiContext,
  entity: EntityDefinition,
  key: SegmentKey,
  rest: readonly PathSegment[],
): ApiReply {
  const [next, last] = rest;
  if (next !== undefined) {
    const isQualify = next.name === `${NAMESPACE}QualifyLead` && entity.logicalName === 'lead';
    if (isQualify && context.request.method === 'POST') return qualifyLead(context, entity, key);
    const isGrant = next.name === `${NAMESPACE}AddPrivilegesRole` && entity.logicalName === 'role';
    if (isGrant && context.request.method === 'POST') return addPrivilegesRole(context, entity, key);
    const asksPrivileges = next.name === `${NAMESPACE}RetrieveUserPrivileges` && entity.logicalName === 'systemuser';
    if (asksPrivileges && key.kind === 'id' && context.request.method === 'GET')
      return retrieveUserPrivileges(context, key.id);
    if (last?.name === '$ref') return useReference(context, entity, key, next.name);
    if (attributeOf(entity, next.name) !== undefined) return useSingleColumn(context, entity, key, next.name);
    throw urlErrors.unknownSegment(next.name);
  }
  switch (context.request.method) {
    case 'GET':
      return retrieveRow(context, entity, key);
    case 'PATCH':
      return upsertRow(context, entity, key);
    case 'DELETE':
      return deleteRow(context, entity, key);
    default:
      throw urlErrors.notSupported(entity.entitySetName);
  }
}

/** Every choice of this organisation is local to its column. */
function listGlobalOptionSets(context: ApiContext): ApiReply {
  const url = `${context.serviceRoot}/$metadata#GlobalOptionSetDefinitions`;
  return { status: 200, headers: {}, body: { '@odata.context': url, value: [] } };
}

function serviceDocument(context: ApiContext): ApiReply {
  const value = context.org.entities().map(({ entitySetName }) => ({
    name: entitySetName,
    kind: 'EntitySet',
    url: entitySetName,
  }));
  return { status: 200, headers: {}, body: { '@odata.context': `${context.serviceRoot}/$metadata`, value } };
}
