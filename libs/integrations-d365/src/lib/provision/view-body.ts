import { CHOICES, foldLabel, labelsOf, type Choice } from '../choices';
import type { JsonObject } from '../json';
import type { OrgColumns } from '../schema';
import { nameIn } from './definition-body';
import { viewIdOf, type HunterView, type ViewColumn, type ViewCondition } from './views';
import { escapeXml } from './escape-xml';

const LEAD_TYPE_CODE = 4;
const DISQUALIFIED = 2;
const PUBLIC_VIEW = 0;
const CELL_WIDTH = 150;

export interface ViewOptions {
  readonly publisherPrefix: string;
  readonly baseLanguage: number;
  readonly columns: OrgColumns;
}

/** The view as `POST savedqueries` takes it; null when the organisation lacks an option that it asks for. */
export function toViewBody(view: HunterView, options: ViewOptions): JsonObject | null {
  const conditions = view.conditions.map((condition) => toCondition(condition, options));
  if (conditions.includes(null)) return null;
  const columns = view.columns.map((column) => nameOf(column, options));
  const order = view.order.map(
    ({ column, descending }) => `<order attribute="${nameOf(column, options)}" descending="${String(descending)}"/>`,
  );
  const attributes = ['leadid', ...columns].map((name) => `<attribute name="${name}"/>`);
  return {
    savedqueryid: viewIdOf(view),
    name: nameIn(view.name, options.baseLanguage),
    returnedtypecode: 'lead',
    querytype: PUBLIC_VIEW,
    fetchxml:
      '<fetch version="1.0" output-format="xml-platform" mapping="logical"><entity name="lead">' +
      `${attributes.join('')}${order.join('')}<filter type="and">` +
      `<condition attribute="statecode" operator="ne" value="${String(DISQUALIFIED)}"/>${conditions.join('')}` +
      '</filter></entity></fetch>',
    layoutxml:
      `<grid name="resultset" object="${String(LEAD_TYPE_CODE)}" jump="fullname" select="1" icon="1" preview="1">` +
      '<row name="result" id="leadid">' +
      `${columns.map((name) => `<cell name="${name}" width="${String(CELL_WIDTH)}"/>`).join('')}</row></grid>`,
  };
}

function nameOf(column: ViewColumn, { publisherPrefix }: ViewOptions): string {
  return 'field' in column ? `${publisherPrefix}_${column.field}` : column.standard;
}

function toCondition({ column, operator, value }: ViewCondition, options: ViewOptions): string | null {
  const name = nameOf(column, options);
  if (value === undefined) return `<condition attribute="${name}" operator="${operator}"/>`;
  const wanted = typeof value === 'number' ? value : optionValueOf(column, value.option, options);
  if (wanted === undefined) return null;
  return `<condition attribute="${name}" operator="${operator}" value="${escapeXml(String(wanted))}"/>`;
}

/** The value that an option has in this organisation. */
function optionValueOf(column: ViewColumn, code: string, options: ViewOptions): number | undefined {
  if (!('field' in column)) return undefined;
  const choices: readonly Choice[] = Object.entries(CHOICES).find(([field]) => field === column.field)?.[1] ?? [];
  const choice = choices.find((candidate) => candidate.code === code);
  if (choice === undefined) return undefined;
  const spellings = new Set(labelsOf(choice).map(foldLabel));
  const known = options.columns.get(nameOf(column, options))?.options ?? [];
  return known.find(({ labels }) => labels.some((label) => spellings.has(foldLabel(label))))?.value;
}
