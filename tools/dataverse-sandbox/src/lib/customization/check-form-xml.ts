import type { Element } from '@xmldom/xmldom';
import type { EntityDefinition } from '../metadata/attribute.js';
import { definitionErrors } from '../metadata-api/definition-errors.js';
import { readGuid } from '../odata/literal.js';
import type { Organization } from '../store/organization.js';
import { requireColumn } from './check-fetch-xml.js';
import { customizationErrors } from './customization-errors.js';
import { attributesOf, childrenOf, parseXml } from './parse-xml.js';

interface Rule {
  readonly children: readonly string[];
  readonly attributes: readonly string[];
  /** Has an id of its own that no other part of the form has. */
  readonly identified?: boolean;
}

const COMMON = ['name', 'id', 'showlabel', 'labelid', 'locklevel', 'visible', 'availableforphone', 'IsUserDefined'];

/** The part of the published form schema that tabs, sections and controls are made of. */
const RULES: Readonly<Record<string, Rule>> = {
  form: { children: ['tabs', 'header', 'footer'], attributes: ['showImage', 'headerdensity', 'maxWidth'] },
  tabs: { children: ['tab'], attributes: ['showlabels'] },
  tab: { children: ['labels', 'columns'], attributes: [...COMMON, 'verticallayout', 'expanded'], identified: true },
  columns: { children: ['column'], attributes: [] },
  column: { children: ['sections'], attributes: ['width'] },
  sections: { children: ['section'], attributes: [] },
  section: {
    children: ['labels', 'rows'],
    attributes: [...COMMON, 'showbar', 'layout', 'columns', 'labelwidth', 'celllabelalignment', 'celllabelposition'],
    identified: true,
  },
  header: {
    children: ['rows'],
    attributes: ['id', 'columns', 'celllabelalignment', 'celllabelposition', 'labelwidth'],
  },
  footer: {
    children: ['rows'],
    attributes: ['id', 'columns', 'celllabelalignment', 'celllabelposition', 'labelwidth'],
  },
  rows: { children: ['row'], attributes: [] },
  row: { children: ['cell'], attributes: ['height'] },
  cell: {
    children: ['labels', 'control'],
    attributes: ['id', 'showlabel', 'labelid', 'locklevel', 'rowspan', 'colspan', 'visible', 'auto', 'userspacer'],
    identified: true,
  },
  control: {
    children: ['parameters'],
    attributes: ['id', 'classid', 'datafieldname', 'disabled', 'labelid', 'uniqueid', 'isunbound', 'isrequired'],
  },
  labels: { children: ['label'], attributes: [] },
  label: { children: [], attributes: ['description', 'languagecode'] },
};

/** Checks a form: well-formed, of the schema, ids once, controls on columns that are there, labels in provisioned languages. */
export function checkFormXml(org: Organization, entity: EntityDefinition, text: string): void {
  const root = parseXml(text, 'formxml');
  if (root.nodeName !== 'form') throw customizationErrors.badForm(`The root is '${root.nodeName}', not 'form'.`);
  checkElement({ org, entity, ids: new Set() }, root);
}

interface Check {
  readonly org: Organization;
  readonly entity: EntityDefinition;
  readonly ids: Set<string>;
}

function checkElement(check: Check, element: Element): void {
  const { nodeName } = element;
  const rule = RULES[nodeName];
  // Parameters of a control are the control's own business.
  if (rule === undefined) return;
  const attributes = attributesOf(element);
  const unknown = Object.keys(attributes).find((name) => !rule.attributes.includes(name));
  if (unknown !== undefined) throw customizationErrors.badForm(`The '${unknown}' attribute is not declared.`);
  if (rule.identified === true) checkId(check, nodeName, attributes['id'] ?? '');
  if (nodeName === 'control') checkControl(check, attributes);
  if (nodeName === 'label') checkLabel(check, attributes);
  for (const child of childrenOf(element)) {
    if (!rule.children.includes(child.nodeName)) {
      throw customizationErrors.badForm(`The element '${nodeName}' has invalid child element '${child.nodeName}'.`);
    }
    checkElement(check, child);
  }
}

function checkId({ ids }: Check, nodeName: string, id: string): void {
  const guid = readGuid(id);
  if (guid === undefined) throw customizationErrors.badForm(`The 'id' attribute of '${nodeName}' is invalid: '${id}'.`);
  if (ids.has(guid)) throw customizationErrors.badForm(`The id '${id}' is used more than once.`);
  ids.add(guid);
}

function checkControl({ org, entity }: Check, attributes: Readonly<Record<string, string>>): void {
  const { id = '', classid = '', datafieldname } = attributes;
  if (id === '') throw customizationErrors.badForm("The required attribute 'id' of 'control' is missing.");
  if (readGuid(classid) === undefined) {
    throw customizationErrors.badForm(`The 'classid' attribute of '${id}' is invalid: '${classid}'.`);
  }
  if (datafieldname !== undefined) requireColumn(org, entity, datafieldname);
}

function checkLabel({ org }: Check, attributes: Readonly<Record<string, string>>): void {
  const { languagecode = '' } = attributes;
  if (!/^\d+$/.test(languagecode)) {
    throw customizationErrors.badForm(`The 'languagecode' attribute is invalid: '${languagecode}'.`);
  }
  const lcid = Number(languagecode);
  if (!org.profile.languages.includes(lcid)) throw definitionErrors.languageNotProvisioned(lcid);
}
