import { MAIN_FORM } from '../metadata/customization-tables.js';
import { privilegeIdOf, privilegeNames } from '../metadata/privilege-names.js';
import { ENGLISH } from '../metadata/label.js';
import { stableGuid } from '../metadata/stable-guid.js';
import type { Organization } from './organization.js';
import type { Columns } from './row.js';

type Put = (logicalName: string, id: string, columns: Columns) => void;

const QUICK_CREATE = 7;
const TEXT_CONTROL = '{4273EDBD-AC1D-40d3-9FB2-095C621B552D}';

/** What an organisation has to be customised by: its privileges, the forms that come with Sales, a view. */
export function seedCustomizations(org: Organization, put: Put): void {
  for (const name of privilegeNames(org.entities())) put('privilege', privilegeIdOf(name), { name });
  if (org.entity('lead') === undefined) return;
  const form = (name: string, type: number, isActive: boolean): void =>
    put('systemform', stableGuid(`systemform.lead.${name}`), {
      name,
      type,
      objecttypecode: 'lead',
      formactivationstate: isActive ? 1 : 0,
      isdefault: name === 'Lead',
      formxml: formXml(org, name),
    });
  form('Lead', MAIN_FORM, true);
  form('Lead (old)', MAIN_FORM, false);
  form('Lead quick create', QUICK_CREATE, true);
  put('savedquery', stableGuid('savedquery.lead.open'), {
    name: org.profile.baseLanguage === ENGLISH ? 'My Open Leads' : 'Açık Müşteri Adaylarım',
    returnedtypecode: 'lead',
    querytype: 0,
    isdefault: true,
    isquickfindquery: false,
    fetchxml:
      '<fetch version="1.0"><entity name="lead"><attribute name="fullname"/><order attribute="createdon" descending="true"/>' +
      '<filter type="and"><condition attribute="statecode" operator="eq" value="0"/></filter></entity></fetch>',
    layoutxml:
      '<grid name="resultset" object="4" jump="fullname" select="1" icon="1" preview="1">' +
      '<row name="result" id="leadid"><cell name="fullname" width="300"/></row></grid>',
  });
}

function formXml(org: Organization, name: string): string {
  const { baseLanguage } = org.profile;
  const id = (part: string): string => `{${stableGuid(`form.${name}.${part}`)}}`;
  const labels = (text: string): string =>
    `<labels><label description="${text}" languagecode="${baseLanguage}"/></labels>`;
  const cell = (column: string): string =>
    `<row><cell id="${id(column)}">${labels(column)}` +
    `<control id="${column}" classid="${TEXT_CONTROL}" datafieldname="${column}"/></cell></row>`;
  return (
    `<form><tabs><tab name="general" id="${id('tab')}" expanded="true">${labels('General')}<columns><column width="100%">` +
    `<sections><section name="contact" id="${id('section')}" columns="1" showlabel="true">${labels('Contact')}` +
    `<rows>${['subject', 'lastname', 'companyname'].map(cell).join('')}</rows></section></sections></column></columns>` +
    '</tab></tabs></form>'
  );
}
