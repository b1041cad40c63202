import type { ApiReply } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import { edmTypeOf } from '../metadata/edm-type.js';
import { collectionsOf, navigationsOf } from '../metadata/navigation.js';
import { propertyNameOf } from '../odata/resolve-path.js';
import type { ApiContext } from '../operations/api-context.js';

/** `GET $metadata`: the tables, columns, keys and relationships of this organisation as CSDL (OData CSDL XML 4.0). */
export function metadataDocument(context: ApiContext): ApiReply {
  const { org } = context;
  const entities = org.entities();
  const types = entities.map((entity) => entityType(context, entity)).join('');
  const sets = entities.map((entity) => entitySet(context, entity)).join('');
  const body =
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>' +
    '<Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">' +
    `<EntityType Name="crmbaseentity" Abstract="true"/>${types}` +
    '<ComplexType Name="WhoAmIResponse">' +
    ['BusinessUnitId', 'UserId', 'OrganizationId'].map((name) => property(name, 'Edm.Guid', false)).join('') +
    '</ComplexType><Function Name="WhoAmI"><ReturnType Type="mscrm.WhoAmIResponse" Nullable="false"/></Function>' +
    `<EntityContainer Name="System">${sets}<FunctionImport Name="WhoAmI" Function="Microsoft.Dynamics.CRM.WhoAmI"/>` +
    '</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>';
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

function entityType(context: ApiContext, entity: EntityDefinition): string {
  const { org } = context;
  const now = org.clock();
  const columns = entity.attributes.filter(
    ({ logicalName, usableFrom = 0 }) => logicalName !== entity.primaryId && usableFrom <= now,
  );
  const singles = navigationsOf(entity).filter(({ target }) => org.entity(target) !== undefined);
  // The owner is one navigation property, to whichever of its targets.
  const byName = new Map(singles.map((navigation) => [navigation.name, navigation]));
  const many = collectionsOf(entity).filter(({ from }) => org.entity(from) !== undefined);
  return (
    `<EntityType Name="${entity.logicalName}" BaseType="mscrm.crmbaseentity">` +
    `<Key><PropertyRef Name="${entity.primaryId}"/></Key>${property(entity.primaryId, 'Edm.Guid', false)}` +
    columns.map((column) => property(propertyNameOf(column), edmTypeOf(column), true)).join('') +
    [...byName.values()]
      .map(
        ({ name, attribute, target }) =>
          `<NavigationProperty Name="${name}" Type="mscrm.${attribute.type === 'Owner' ? 'crmbaseentity' : target}">` +
          `<ReferentialConstraint Property="_${attribute.logicalName}_value" ` +
          `ReferencedProperty="${org.entity(target)?.primaryId ?? ''}"/></NavigationProperty>`,
      )
      .join('') +
    many.map(({ name, from }) => `<NavigationProperty Name="${name}" Type="Collection(mscrm.${from})"/>`).join('') +
    `${alternateKeys(context, entity)}</EntityType>`
  );
}

function property(name: string, type: string, isNullable: boolean): string {
  return `<Property Name="${name}" Type="${type}"${isNullable ? '' : ' Nullable="false"'}/>`;
}

/** The keys that can be used now, in the vocabulary that the service announces them in. */
function alternateKeys({ org }: ApiContext, entity: EntityDefinition): string {
  const keys = org.table(entity.logicalName).activeKeys(org.clock());
  if (keys.length === 0) return '';
  const records = keys.map(({ definition }) => {
    const parts = definition.attributes.map(
      (name) =>
        '<Record Type="OData.Community.Keys.V1.PropertyRef">' +
        `<PropertyValue Property="Alias" String="${name}"/><PropertyValue Property="Name" PropertyPath="${name}"/></Record>`,
    );
    return (
      '<Record Type="OData.Community.Keys.V1.AlternateKey"><PropertyValue Property="Key"><Collection>' +
      `${parts.join('')}</Collection></PropertyValue></Record>`
    );
  });
  return `<Annotation Term="OData.Community.Keys.V1.AlternateKeys"><Collection>${records.join('')}</Collection></Annotation>`;
}

function entitySet({ org }: ApiContext, entity: EntityDefinition): string {
  const bindings = [
    ...navigationsOf(entity)
      .filter(({ attribute }) => attribute.type !== 'Owner')
      .map(({ name, target }) => [name, target] as const),
    ...collectionsOf(entity).map(({ name, from }) => [name, from] as const),
  ].flatMap(([name, table]) => {
    const set = org.entity(table)?.entitySetName;
    return set === undefined ? [] : [`<NavigationPropertyBinding Path="${name}" Target="${set}"/>`];
  });
  const type = `Microsoft.Dynamics.CRM.${entity.logicalName}`;
  return `<EntitySet Name="${entity.entitySetName}" EntityType="${type}">${bindings.join('')}</EntitySet>`;
}
