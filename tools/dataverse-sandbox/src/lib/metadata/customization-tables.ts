import type { AttributeSeed } from './attribute-builders.js';
import { attribute, choice, commonAttributes, flag, guid, integer, lookup, memo, text } from './attribute-builders.js';

const MAX_XML = 1_073_741_823;

export function privilegeAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('privilegeid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('name', 100),
  ];
}

export function roleAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('roleid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('name', 100),
    memo('description', 2000),
    flag('ismanaged'),
    lookup('businessunitid', ['businessunit']),
  ];
}

/** Which privilege a role has, and how far it reaches: 1 own rows, 2 business unit, 4 and those below, 8 organisation. */
export function rolePrivilegesAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('roleprivilegeid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    integer('privilegedepthmask', 1, 8),
    lookup('roleid', ['role']),
    lookup('privilegeid', ['privilege']),
  ];
}

export function savedQueryAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('savedqueryid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('name', 200),
    memo('description', 2000),
    // EntityName columns read as the table's logical name.
    attribute('String', 'returnedtypecode', { maxLength: 100, validForUpdate: false }),
    integer('querytype', 0, 65_536),
    memo('fetchxml', MAX_XML),
    memo('layoutxml', MAX_XML),
    flag('isdefault'),
    flag('isquickfindquery'),
  ];
}

export const MAIN_FORM = 2;

export function systemFormAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('formid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('name', 100),
    memo('description', 2000),
    attribute('String', 'objecttypecode', { maxLength: 100, validForUpdate: false }),
    choice('type', { [MAIN_FORM]: 'Main', 6: 'Quick View Form', 7: 'Quick Create' }),
    choice('formactivationstate', { 0: 'Inactive', 1: 'Active' }),
    memo('formxml', MAX_XML),
    flag('isdefault'),
  ];
}
