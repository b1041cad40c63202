import { DOMParser, onErrorStopParsing, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import { OWN_COLUMNS, type HunterColumn, type LocalName } from '../hunter-columns';
import { nameIn } from './definition-body';
import { escapeXml } from './escape-xml';
import { stableGuid } from './stable-guid';

/** The class of the control that shows a column, by its type; the same in every organisation. */
const CONTROL_CLASSES: Readonly<Record<HunterColumn['type'] | 'Url', string>> = {
  String: '{4273EDBD-AC1D-40d3-9FB2-095C621B552D}',
  Memo: '{E0DECE4B-6FC8-4a8f-A065-082708572369}',
  Integer: '{C6D124CA-7EDA-4a60-AEA9-7FB8D318B68F}',
  Boolean: '{67FAC785-CD58-4f9f-ABB3-4B7DDC6ED5ED}',
  DateTime: '{5B773807-9FB2-42db-97C3-7A91EFF8ADFF}',
  Picklist: '{3EF39988-22BB-4f0b-BBBE-64B5A3748AEE}',
  Url: '{71716B6C-711E-476c-8AB8-5D11542BFB47}',
};

const TITLE: LocalName = { en: 'Hunter Intelligence', tr: 'Hunter Zekâsı' };

export interface FormSectionOptions {
  readonly publisherPrefix: string;
  readonly languages: readonly number[];
}

export function sectionNameOf(publisherPrefix: string): string {
  return `${publisherPrefix}_intelligence`;
}

/** Whether a form has the section already; null when it cannot be read, and so is none that one could be put into. */
export function hasFormSection(formXml: string, publisherPrefix: string): boolean | null {
  const form = parseForm(formXml);
  return form === null ? null : findSection(form, sectionNameOf(publisherPrefix)) !== undefined;
}

/**
 * The form with Hunter's section at the end of its first tab: every column of Hunter's own, to be read and not written.
 * Nothing else is touched. Null when the form has no place for a section.
 */
export function addFormSection(formXml: string, options: FormSectionOptions): string | null {
  const form = parseForm(formXml);
  const place = form === null ? undefined : lastSections(form);
  if (form === null || place === undefined) return null;
  const section = parseForm(toSection(options))?.documentElement;
  if (section === null || section === undefined) return null;
  place.appendChild(form.importNode(section, true));
  return new XMLSerializer().serializeToString(form);
}

function parseForm(text: string): Document | null {
  try {
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml');
  } catch {
    // The parser throws for nothing but what it cannot read, and that is the answer.
    return null;
  }
}

function findSection(form: Document, name: string): Element | undefined {
  return Array.from(form.getElementsByTagName('section')).find((section) => section.getAttribute('name') === name);
}

function lastSections(form: Document): Element | undefined {
  const [tab] = Array.from(form.getElementsByTagName('tab'));
  return tab === undefined ? undefined : Array.from(tab.getElementsByTagName('sections')).at(-1);
}

function toSection({ publisherPrefix, languages }: FormSectionOptions): string {
  const rows = OWN_COLUMNS.map((column) => toRow(column, publisherPrefix, languages)).join('');
  return (
    `<section name="${sectionNameOf(publisherPrefix)}" id="{${stableGuid('form.section')}}" showlabel="true" showbar="true" ` +
    `columns="1" IsUserDefined="1">${toLabels(TITLE, languages)}<rows>${rows}</rows></section>`
  );
}

function toRow(column: HunterColumn, publisherPrefix: string, languages: readonly number[]): string {
  const name = `${publisherPrefix}_${column.field}`;
  const classId = CONTROL_CLASSES[column.format === 'Url' ? 'Url' : column.type];
  return (
    `<row><cell id="{${stableGuid(`form.cell.${column.field}`)}}" showlabel="true">${toLabels(column.label, languages)}` +
    `<control id="${name}" classid="${classId}" datafieldname="${name}" disabled="true"/></cell></row>`
  );
}

function toLabels(name: LocalName, languages: readonly number[]): string {
  const labels = languages.map(
    (lcid) => `<label description="${escapeXml(nameIn(name, lcid))}" languagecode="${String(lcid)}"/>`,
  );
  return `<labels>${labels.join('')}</labels>`;
}
