import type { Element } from '@xmldom/xmldom';
import type { EntityDefinition } from '../metadata/attribute.js';
import { attributeOf } from '../metadata/profile.js';
import type { Organization } from '../store/organization.js';
import { customizationErrors } from './customization-errors.js';
import { attributesOf, childrenOf, parseXml } from './parse-xml.js';

const OPERATORS: ReadonlySet<string> = new Set(
  (
    'eq ne neq gt ge lt le like not-like in not-in between not-between null not-null begins-with not-begin-with ends-with ' +
    'not-end-with eq-userid ne-userid eq-useroruserteams today yesterday tomorrow last-x-days next-x-days on on-or-after ' +
    'on-or-before this-week this-month last-week last-month older-than-x-days contain-values not-contain-values'
  ).split(' '),
);

const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  fetch: ['entity'],
  entity: ['attribute', 'all-attributes', 'order', 'filter', 'link-entity'],
  'link-entity': ['attribute', 'all-attributes', 'order', 'filter', 'link-entity'],
  filter: ['condition', 'filter'],
  condition: ['value'],
};

/** Checks a view's query: well-formed, of the grammar, over tables and columns that are there. */
export function checkFetchXml(org: Organization, entity: EntityDefinition, text: string): void {
  const root = parseXml(text, 'fetchxml');
  if (root.nodeName !== 'fetch') throw customizationErrors.badFetch(`The root is '${root.nodeName}', not 'fetch'.`);
  const [main, ...more] = childrenOf(root);
  if (main?.nodeName !== 'entity' || more.length > 0) {
    throw customizationErrors.badFetch("'fetch' takes exactly one 'entity'.");
  }
  if (main.getAttribute('name') !== entity.logicalName) {
    throw customizationErrors.badFetch(`The query is not about '${entity.logicalName}'.`);
  }
  checkTable(org, main);
}

function checkTable(org: Organization, element: Element): void {
  const name = element.getAttribute('name') ?? '';
  const entity = org.entity(name);
  if (entity === undefined) throw customizationErrors.unknownTable(name);
  for (const child of childrenOf(element)) checkPart(org, entity, element, child);
}

function checkPart(org: Organization, entity: EntityDefinition, parent: Element, element: Element): void {
  const { nodeName } = element;
  if (CHILDREN[parent.nodeName]?.includes(nodeName) !== true) {
    throw customizationErrors.badFetch(`'${parent.nodeName}' does not take '${nodeName}'.`);
  }
  if (nodeName === 'link-entity') {
    checkTable(org, element);
    return;
  }
  const attributes = attributesOf(element);
  const column = nodeName === 'attribute' ? attributes['name'] : attributes['attribute'];
  const needsColumn = nodeName === 'attribute' || nodeName === 'order' || nodeName === 'condition';
  if (needsColumn) requireColumn(org, entity, column ?? '');
  if (nodeName === 'condition' && !OPERATORS.has(attributes['operator'] ?? '')) {
    throw customizationErrors.badFetch(`'${attributes['operator'] ?? ''}' is not an operator.`);
  }
  for (const child of childrenOf(element)) checkPart(org, entity, element, child);
}

/** A column that has not spread yet is as good as missing. */
export function requireColumn(org: Organization, entity: EntityDefinition, name: string): void {
  const attribute = attributeOf(entity, name);
  if (attribute === undefined || (attribute.usableFrom ?? 0) > org.clock()) {
    throw customizationErrors.unknownColumn(entity.schemaName, name);
  }
}
