import type { AttributeSeed } from './attribute-builders.js';
import { attribute, commonAttributes, flag, guid, integer, lookup, memo, text } from './attribute-builders.js';

export function systemUserAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('systemuserid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('fullname', 200),
    text('firstname', 256),
    text('lastname', 256),
    text('domainname', 1024),
    text('internalemailaddress', 100, { format: 'Email' }),
    guid('azureactivedirectoryobjectid'),
    guid('applicationid'),
    flag('isdisabled'),
    lookup('businessunitid', ['businessunit']),
  ];
}

export function teamAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('teamid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('name', 160),
    memo('description', 2000),
    guid('azureactivedirectoryobjectid'),
    flag('isdefault'),
    integer('teamtype', 0, 3),
    lookup('businessunitid', ['businessunit']),
  ];
}

export function businessUnitAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('businessunitid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('name', 160),
    lookup('parentbusinessunitid', ['businessunit']),
  ];
}

export function organizationAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('organizationid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('name', 160),
    integer('languagecode', 0, 100_000),
    integer('localeid', 0, 100_000),
    lookup('basecurrencyid', ['transactioncurrency']),
  ];
}

export function currencyAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('transactioncurrencyid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('currencyname', 100),
    text('isocurrencycode', 5),
    text('currencysymbol', 13),
  ];
}

export function publisherAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('publisherid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('friendlyname', 256),
    text('uniquename', 256),
    text('customizationprefix', 8),
    integer('customizationoptionvalueprefix', 10_000, 99_999),
    memo('description', 2000),
  ];
}

export function solutionAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('solutionid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('friendlyname', 256),
    text('uniquename', 65),
    text('version', 256),
    memo('description', 2000),
    flag('ismanaged'),
    lookup('publisherid', ['publisher']),
  ];
}

export function sdkMessageAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('sdkmessageid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('name', 256),
  ];
}

export function sdkMessageFilterAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('sdkmessagefilterid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    // EntityName columns read as the table's logical name.
    attribute('String', 'primaryobjecttypecode', { maxLength: 100 }),
    lookup('sdkmessageid', ['sdkmessage']),
  ];
}
