import { randomUUID } from 'node:crypto';
import { accessErrors, payloadErrors, rowErrors, valueErrors } from '../errors/catalogue.js';
import { DataverseError } from '../errors/dataverse-error.js';
import type { ApiReply } from '../http/exchange.js';
import { jsonReply } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import { attributeOf } from '../metadata/profile.js';
import { renderRow } from '../odata/render-row.js';
import type { SegmentKey } from '../odata/resource-path.js';
import type { Columns, LookupValue, Row } from '../store/row.js';
import { isLookup } from '../store/row.js';
import type { ApiContext } from './api-context.js';
import { requirePrivilege } from './privileges.js';
import type { ColumnChanges } from './read-payload.js';
import { readJsonObject } from './read-payload.js';
import { requireRow } from './retrieve-row.js';
import { changeRow, insertRow } from './write-row.js';

const QUALIFIED_STATE = 1;

type MadeTable = 'account' | 'contact' | 'opportunity';

/** Which lead columns the relationship mappings copy to each table, `from` → `to`. */
const MAPPINGS: Readonly<Record<MadeTable, Readonly<Record<string, string>>>> = {
  account: {
    companyname: 'name',
    websiteurl: 'websiteurl',
    emailaddress1: 'emailaddress1',
    telephone1: 'telephone1',
    numberofemployees: 'numberofemployees',
  },
  contact: {
    firstname: 'firstname',
    lastname: 'lastname',
    jobtitle: 'jobtitle',
    emailaddress1: 'emailaddress1',
    telephone1: 'telephone1',
    mobilephone: 'mobilephone',
  },
  opportunity: { subject: 'name', description: 'description', emailaddress1: 'emailaddress' },
};

interface QualifyOptions {
  readonly wanted: Readonly<Record<MadeTable, boolean>>;
  readonly status: number;
}

/** The bound action QualifyLead: closes the lead as qualified and makes the rows that were asked for. */
export function qualifyLead(context: ApiContext, lead: EntityDefinition, key: SegmentKey): ApiReply {
  requirePrivilege(context, 'Write', lead);
  const row = requireRow(context, lead, key);
  const options = readOptions(context, lead);
  if (row.columns['statecode'] !== 0) throw rowErrors.leadAlreadyClosed();
  const isQualified = attributeOf(lead, 'statuscode')?.options?.some(
    (reason) => reason.value === options.status && reason.state === QUALIFIED_STATE,
  );
  if (isQualified !== true) throw valueErrors.badState(options.status, 'Qualified', row.id);
  const made = makeRows(context, row, options);
  const links = {
    ...linkTo('parentaccountid', made.account ?? row.columns['parentaccountid']),
    ...linkTo('parentcontactid', made.contact ?? row.columns['parentcontactid']),
    ...linkTo('qualifyingopportunityid', made.opportunity),
  };
  changeRow(context, lead, row, { ...links, statecode: QUALIFIED_STATE, statuscode: options.status });
  const url = `${context.serviceRoot}/$metadata#Collection(Microsoft.Dynamics.CRM.crmbaseentity)`;
  return jsonReply({ '@odata.context': url, value: renderMade(context, made) });
}

function readOptions(context: ApiContext, lead: EntityDefinition): QualifyOptions {
  const body = readJsonObject(context.request.body, lead.entitySetName);
  const flag = (name: string): boolean => {
    const value = body[name];
    if (typeof value !== 'boolean') throw payloadErrors.wrongType(lead.entitySetName, String(value), 'Edm.Boolean');
    return value;
  };
  const status = body['Status'];
  if (typeof status !== 'number') throw payloadErrors.wrongType(lead.entitySetName, String(status), 'Edm.Int32');
  const wanted = {
    account: flag('CreateAccount'),
    contact: flag('CreateContact'),
    opportunity: flag('CreateOpportunity'),
  };
  return { wanted, status };
}

type Made = Partial<Record<MadeTable, LookupValue>>;

function makeRows(context: ApiContext, lead: Row, options: QualifyOptions): Made {
  const made: Made = {};
  // A parent that the lead already has is used again.
  if (options.wanted.account && !isLookup(lead.columns['parentaccountid'])) {
    made.account = make(context, 'account', lead, {});
  }
  const account = made.account ?? lookupIn(lead.columns, 'parentaccountid');
  if (options.wanted.contact && !isLookup(lead.columns['parentcontactid'])) {
    made.contact = make(context, 'contact', lead, linkTo('parentcustomerid', account));
    if (made.account !== undefined) linkPrimaryContact(context, made.account, made.contact);
  }
  const contact = made.contact ?? lookupIn(lead.columns, 'parentcontactid');
  if (options.wanted.opportunity) {
    made.opportunity = make(context, 'opportunity', lead, {
      ...linkTo('customerid', account ?? contact),
      ...linkTo('parentaccountid', account),
      ...linkTo('parentcontactid', contact),
    });
  }
  return made;
}

function make(context: ApiContext, logicalName: MadeTable, lead: Row, links: ColumnChanges): LookupValue {
  const entity = entityOf(context, logicalName);
  requireCreation(context, entity);
  const mapped = Object.entries(MAPPINGS[logicalName])
    .map(([from, to]) => [to, lead.columns[from] ?? null] as const)
    .filter(([, value]) => value !== null);
  const id = randomUUID();
  insertRow(context, entity, id, {
    ...Object.fromEntries(mapped),
    ...links,
    originatingleadid: { id: lead.id, logicalName: 'lead' },
    ...linkTo('ownerid', lead.columns['ownerid']),
  });
  return { id, logicalName };
}

function requireCreation(context: ApiContext, entity: EntityDefinition): void {
  try {
    requirePrivilege(context, 'Create', entity);
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error;
    throw accessErrors.cannotQualify(entity.entitySetName);
  }
}

function linkPrimaryContact(context: ApiContext, account: LookupValue, contact: LookupValue): void {
  const entity = entityOf(context, 'account');
  const row = context.org.table('account').rows.get(account.id);
  if (row !== undefined) changeRow(context, entity, row, { primarycontactid: contact });
}

function renderMade(context: ApiContext, made: Made): Record<string, unknown>[] {
  return Object.values(made).map((reference) => {
    const entity = entityOf(context, reference.logicalName);
    const row = context.org.table(reference.logicalName).rows.get(reference.id);
    if (row === undefined) throw new Error(`${reference.logicalName} ${reference.id} was just made and is gone`);
    const json = renderRow(context.org, entity, row, { query: { expand: [] }, preferences: context.preferences });
    return { '@odata.type': `#Microsoft.Dynamics.CRM.${reference.logicalName}`, ...json };
  });
}

function entityOf(context: ApiContext, logicalName: string): EntityDefinition {
  const entity = context.org.entity(logicalName);
  if (entity === undefined) throw new Error(`no table ${logicalName}`);
  return entity;
}

function lookupIn(columns: Columns, name: string): LookupValue | undefined {
  const value = columns[name];
  return isLookup(value) ? value : undefined;
}

function linkTo(column: string, value: Columns[string] | undefined): ColumnChanges {
  return isLookup(value) ? { [column]: value } : {};
}
