import { ENGLISH, TURKISH } from '../metadata/label.js';
import { stableGuid } from '../metadata/stable-guid.js';
import type { Organization } from './organization.js';
import type { Columns, LookupValue } from './row.js';
import { seedCustomizations } from './seed-customizations.js';
import { timestamp } from './timestamp.js';

/** Ids that every sandbox has, so that tests and samples can quote them. */
export const SANDBOX_IDS = {
  organization: stableGuid('organization'),
  businessUnit: stableGuid('businessunit'),
  applicationUser: stableGuid('systemuser.application'),
  applicationObjectId: stableGuid('entra.application'),
  adminUser: stableGuid('systemuser.admin'),
  adminObjectId: stableGuid('entra.admin'),
  repUser: stableGuid('systemuser.rep'),
  repObjectId: stableGuid('entra.rep'),
  salesTeam: stableGuid('team.sales'),
  currency: stableGuid('transactioncurrency.base'),
} as const;

const user = (id: string): LookupValue => ({ id, logicalName: 'systemuser' });

const LANGUAGE_CURRENCY: Readonly<Record<number, readonly [string, string, string]>> = {
  [ENGLISH]: ['US Dollar', 'USD', '$'],
  [TURKISH]: ['Turkish Lira', 'TRY', '₺'],
};

/** The rows that an organisation has before anyone uses it: users, a team, a currency, the bulk messages. */
export function seedOrganization(org: Organization, clientId: string, adminClientId: string): void {
  put(org, 'businessunit', SANDBOX_IDS.businessUnit, { name: 'Sandbox', parentbusinessunitid: null });
  putUsers(org, clientId, adminClientId);
  put(org, 'team', SANDBOX_IDS.salesTeam, {
    name: 'Hunter Sales',
    teamtype: 0,
    isdefault: false,
    businessunitid: { id: SANDBOX_IDS.businessUnit, logicalName: 'businessunit' },
  });
  const [currencyname, isocurrencycode, currencysymbol] = LANGUAGE_CURRENCY[org.profile.baseLanguage] ?? [
    null,
    null,
    null,
  ];
  put(org, 'transactioncurrency', SANDBOX_IDS.currency, { currencyname, isocurrencycode, currencysymbol });
  put(org, 'organization', SANDBOX_IDS.organization, {
    name: 'sandbox',
    languagecode: org.profile.baseLanguage,
    localeid: org.profile.baseLanguage,
    basecurrencyid: { id: SANDBOX_IDS.currency, logicalName: 'transactioncurrency' },
  });
  putBulkMessages(org);
  putPublishers(org);
  seedCustomizations(org, (logicalName, id, columns) => {
    put(org, logicalName, id, columns);
  });
  Object.assign(org.writes, { created: 0, updated: 0, deleted: 0 });
}

function putUsers(org: Organization, clientId: string, adminClientId: string): void {
  const businessunitid = { id: SANDBOX_IDS.businessUnit, logicalName: 'businessunit' };
  put(org, 'systemuser', SANDBOX_IDS.applicationUser, {
    fullname: '# Hunter Integration',
    lastname: 'Hunter Integration',
    applicationid: clientId,
    azureactivedirectoryobjectid: SANDBOX_IDS.applicationObjectId,
    isdisabled: false,
    businessunitid,
  });
  put(org, 'systemuser', SANDBOX_IDS.adminUser, {
    fullname: '# Hunter Provisioning',
    lastname: 'Hunter Provisioning',
    applicationid: adminClientId,
    azureactivedirectoryobjectid: SANDBOX_IDS.adminObjectId,
    isdisabled: false,
    businessunitid,
  });
  put(org, 'systemuser', SANDBOX_IDS.repUser, {
    fullname: 'Deniz Örnek',
    firstname: 'Deniz',
    lastname: 'Örnek',
    domainname: 'deniz@sandbox.example',
    internalemailaddress: 'deniz@sandbox.example',
    azureactivedirectoryobjectid: SANDBOX_IDS.repObjectId,
    isdisabled: false,
    businessunitid,
  });
}

function putPublishers(org: Organization): void {
  put(org, 'publisher', stableGuid('publisher.default'), {
    friendlyname: 'Default Publisher for sandbox',
    uniquename: 'DefaultPublishersandbox',
    customizationprefix: 'new',
    customizationoptionvalueprefix: 10_000,
  });
  const { hunterOptionPrefix } = org.profile;
  if (hunterOptionPrefix === undefined) return;
  const publisherId = stableGuid('publisher.hunter');
  put(org, 'publisher', publisherId, {
    friendlyname: 'Hunter',
    uniquename: 'hunter',
    customizationprefix: 'hunter',
    customizationoptionvalueprefix: hunterOptionPrefix,
  });
  put(org, 'solution', stableGuid('solution.hunter'), {
    friendlyname: 'Hunter',
    uniquename: 'HunterIntegration',
    version: '1.0.0.0',
    ismanaged: false,
    publisherid: { id: publisherId, logicalName: 'publisher' },
  });
}

function putBulkMessages(org: Organization): void {
  // UpsertMultiple has no filter of its own: it is there where the other two are.
  for (const message of ['CreateMultiple', 'UpdateMultiple']) {
    const id = stableGuid(`sdkmessage.${message}`);
    put(org, 'sdkmessage', id, { name: message });
    for (const table of ['lead', 'account', 'contact', 'opportunity']) {
      if (org.entity(table) === undefined) continue;
      put(org, 'sdkmessagefilter', stableGuid(`sdkmessagefilter.${message}.${table}`), {
        primaryobjecttypecode: table,
        sdkmessageid: { id, logicalName: 'sdkmessage' },
      });
    }
  }
}

function put(org: Organization, logicalName: string, id: string, columns: Columns): void {
  const entity = org.entity(logicalName);
  if (entity === undefined) throw new Error(`no table ${logicalName}`);
  const now = timestamp(org.clock());
  const owner = user(SANDBOX_IDS.applicationUser);
  org.save(logicalName, id, {
    [entity.primaryId]: id,
    ownerid: owner,
    owninguser: owner,
    createdon: now,
    modifiedon: now,
    createdby: owner,
    modifiedby: owner,
    ...columns,
  });
}
