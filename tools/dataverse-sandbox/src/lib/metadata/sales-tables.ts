import type { AttributeSeed } from './attribute-builders.js';
import {
  attribute,
  choice,
  commonAttributes,
  dateOnly,
  decimalLike,
  flag,
  guid,
  integer,
  lookup,
  memo,
  readOnly,
  text,
} from './attribute-builders.js';
import { ENGLISH } from './label.js';

interface StateSeed {
  readonly state: string;
  readonly reasons: Readonly<Record<number, string>>;
}

/** statecode and statuscode from a list of states in order of their values. */
function stateAttributes(states: readonly StateSeed[]): AttributeSeed[] {
  const reasons = states.flatMap(({ reasons: byValue }, state) =>
    Object.entries(byValue).map(([value, label]) => ({ value: Number(value), state, label: { [ENGLISH]: label } })),
  );
  const options = states.map(({ state }, value) => ({ value, label: { [ENGLISH]: state } }));
  return [
    attribute('State', 'statecode', { options, requiredLevel: 'SystemRequired' }),
    attribute('Status', 'statuscode', { options: reasons }),
  ];
}

const activeOrNot = [
  { state: 'Active', reasons: { 1: 'Active' } },
  { state: 'Inactive', reasons: { 2: 'Inactive' } },
];

export function accountAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('accountid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('name', 160, { requiredLevel: 'ApplicationRequired' }),
    text('accountnumber', 20),
    text('websiteurl', 200, { format: 'Url' }),
    text('emailaddress1', 100, { format: 'Email' }),
    text('emailaddress2', 100, { format: 'Email' }),
    text('emailaddress3', 100, { format: 'Email' }),
    text('telephone1', 50),
    memo('description', 2000),
    integer('numberofemployees', 0, 1_000_000_000),
    choice('customertypecode', { 1: 'Competitor', 3: 'Customer', 8: 'Prospect', 12: 'Other' }),
    lookup('primarycontactid', ['contact']),
    flag('merged', readOnly),
    lookup('masterid', ['account'], readOnly),
    lookup('originatingleadid', ['lead']),
    lookup('transactioncurrencyid', ['transactioncurrency']),
    ...stateAttributes(activeOrNot),
  ];
}

export function contactAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('contactid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('firstname', 50),
    text('lastname', 50, { requiredLevel: 'ApplicationRequired' }),
    text('fullname', 160, readOnly),
    text('jobtitle', 100),
    text('emailaddress1', 100, { format: 'Email' }),
    text('telephone1', 50),
    text('mobilephone', 50),
    lookup('parentcustomerid', ['account', 'contact']),
    flag('merged', readOnly),
    lookup('masterid', ['contact'], readOnly),
    lookup('originatingleadid', ['lead']),
    lookup('transactioncurrencyid', ['transactioncurrency']),
    ...stateAttributes(activeOrNot),
  ];
}

export function opportunityAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('opportunityid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('name', 300, { requiredLevel: 'ApplicationRequired' }),
    text('emailaddress', 100, { format: 'Email' }),
    memo('description', 2000),
    decimalLike('Money', 'estimatedvalue', 0, 1_000_000_000_000),
    decimalLike('Money', 'actualvalue', 0, 1_000_000_000_000),
    dateOnly('estimatedclosedate'),
    dateOnly('actualclosedate'),
    lookup('customerid', ['account', 'contact']),
    lookup('parentaccountid', ['account']),
    lookup('parentcontactid', ['contact']),
    lookup('originatingleadid', ['lead']),
    lookup('campaignid', ['campaign']),
    lookup('transactioncurrencyid', ['transactioncurrency']),
    ...stateAttributes([
      { state: 'Open', reasons: { 1: 'In Progress', 2: 'On Hold' } },
      { state: 'Won', reasons: { 3: 'Won' } },
      { state: 'Lost', reasons: { 4: 'Canceled', 5: 'Out-Sold' } },
    ]),
  ];
}

export function annotationAttributes(): AttributeSeed[] {
  return [
    ...commonAttributes(),
    guid('annotationid', { requiredLevel: 'SystemRequired', validForUpdate: false }),
    text('subject', 500),
    memo('notetext', 100_000),
    text('filename', 255),
    text('mimetype', 256),
    memo('documentbody', 1_073_741_823),
    attribute('Boolean', 'isdocument', { defaultValue: false }),
    lookup('objectid', ['lead', 'account', 'contact', 'opportunity']),
  ];
}
