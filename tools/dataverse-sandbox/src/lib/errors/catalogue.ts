import { DataverseError } from './dataverse-error.js';

const HELP_LINK = 'https://go.microsoft.com/fwlink/?linkid=2195293';

const bad = (code: string, message: string, legacy = {}): DataverseError =>
  new DataverseError({ status: 400, code, message }, legacy);

const preconditionFailed = (code: string, message: string, legacy = {}): DataverseError =>
  new DataverseError({ status: 412, code, message }, legacy);

const forbidden = (code: string, message: string): DataverseError => new DataverseError({ status: 403, code, message });

/** A body that the OData reader could not make sense of; `inner` is the reader's own complaint. */
function payloadError(entitySet: string, inner: string): DataverseError {
  const message =
    `Error identified in Payload provided by the user for Entity :'${entitySet}', For more information on this error ` +
    `please follow this help link ${HELP_LINK}  ---->  InnerException : ${inner}`;
  return bad('0x80048d19', message, { code: '0x0', message: inner });
}

/** What goes wrong while a request body is read, before any business rule. */
export const payloadErrors = {
  unknownProperty: (entitySet: string, logicalName: string, property: string): DataverseError =>
    payloadError(
      entitySet,
      `Microsoft.Crm.CrmException: Invalid property '${property}' was found in entity 'Microsoft.Dynamics.CRM.${logicalName}'. ` +
        '---> Microsoft.OData.ODataException: Does not support untyped value in non-open type.',
    ),
  wrongType: (entitySet: string, literal: string, edmType: string): DataverseError =>
    payloadError(
      entitySet,
      `Microsoft.OData.ODataException: Cannot convert the literal '${literal}' to the expected type '${edmType}'. ` +
        '---> System.FormatException: Input string was not in a correct format.',
    ),
  undeclaredNavigation: (entitySet: string, property: string): DataverseError =>
    payloadError(
      entitySet,
      `Microsoft.OData.ODataException: An undeclared property '${property}' which only has property annotations in the payload ` +
        'but no property value was found in the payload. In OData, only declared navigation properties and declared named ' +
        'streams can be represented as properties without values.',
    ),
  notAnObject: (entitySet: string): DataverseError =>
    payloadError(entitySet, 'Microsoft.OData.ODataException: A JSON object was expected as the body of the request.'),
  unreadable: (entitySet: string): DataverseError =>
    payloadError(entitySet, 'System.ArgumentException: Stream was not readable.'),
  typeRequired: (entitySet: string): DataverseError =>
    payloadError(
      entitySet,
      "Microsoft.OData.ODataException: A type named '' could not be resolved: every target needs an '@odata.type'.",
    ),
};

/** What an URL can get wrong. */
export const urlErrors = {
  unknownSegment: (segment: string): DataverseError =>
    new DataverseError(
      { status: 404, code: '0x80060888', message: `Resource not found for the segment '${segment}'.` },
      { code: '0x8006088a' },
    ),
  badBindUri: (): DataverseError =>
    bad(
      '0x80060888',
      'URL was not parsed due to an ODataUnrecognizedPathException. Resource not found for the segment provided in the URL.',
    ),
  directLookupWrite: (): DataverseError =>
    bad(
      '0x80060888',
      'CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.',
    ),
  unknownColumn: (logicalName: string, property: string): DataverseError =>
    bad(
      '0x80060888',
      `Could not find a property named '${property}' on type 'Microsoft.Dynamics.CRM.${logicalName}'.`,
      { code: '0x0' },
    ),
  badQuery: (detail: string): DataverseError =>
    bad('0x80060888', `Bad Request - Error in query syntax. ${detail}`, { code: '0x8006088a' }),
  notAKey: (logicalName: string): DataverseError =>
    bad(
      '0x80060888',
      `The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.${logicalName}'. Ensure that the names ` +
        `and number of key properties match the declared or alternate key properties for the resource 'Microsoft.Dynamics.CRM.${logicalName}'.`,
      { code: '0x8006088a', message: 'Bad Request - Error in query syntax.' },
    ),
  keyNotReady: (logicalName: string, key: string): DataverseError =>
    bad('0x80060890', `The entity key ${key} of ${logicalName} is not in effect: its index is not active.`),
  forbiddenCharacter: (character: string): DataverseError =>
    bad('0x80060888', `A potentially dangerous Request.Path value was detected from the client (${character}).`),
  noSuchRoute: (uri: string): DataverseError =>
    new DataverseError({
      status: 404,
      code: '',
      message: `No HTTP resource was found that matches the request URI '${uri}'.`,
    }),
  notSupported: (what: string): DataverseError =>
    new DataverseError({ status: 405, code: '0x80060888', message: `Operation not supported on ${what}` }),
  notImplemented: (what: string): DataverseError =>
    new DataverseError({ status: 501, code: '0x80060888', message: `This sandbox does not implement ${what}.` }),
};

/** Rows that are not there, or are there already. */
export const rowErrors = {
  idNotFound: (logicalName: string, id: string): DataverseError => {
    const schemaName = logicalName.charAt(0).toUpperCase() + logicalName.slice(1);
    return new DataverseError(
      { status: 404, code: '0x80040217', message: `Entity '${schemaName}' With Id = ${id} Does Not Exist` },
      { message: `${logicalName} With Id = ${id} Does Not Exist` },
    );
  },
  keyNotFound: (logicalName: string): DataverseError =>
    new DataverseError({
      status: 404,
      code: '0x80060891',
      message: `A record with the specified key values does not exist in ${logicalName} entity`,
    }),
  alreadyExists: (): DataverseError =>
    preconditionFailed('0x80040237', 'A record with matching key values already exists.'),
  duplicateId: (): DataverseError => preconditionFailed('0x80040237', 'Cannot insert duplicate key.'),
  versionMismatch: (): DataverseError =>
    preconditionFailed(
      '0x80060882',
      "The version of the existing record doesn't match the RowVersion property provided.",
    ),
  keyViolated: (key: { name: string; columns: string; existingId: string }): DataverseError =>
    preconditionFailed(
      '0x80060892',
      `Entity Key ${key.name} violated. A record with the same value for ${key.columns} already exists. A duplicate record ` +
        'cannot be created. Select one or more unique values and try again.' +
        ` <DuplicateAttributes>${key.columns}</DuplicateAttributes><Id>${key.existingId}</Id>`,
      {
        message:
          `A record that has the attribute values ${key.columns} already exists. The entity key ${key.name} requires that ` +
          'this set of attributes contains unique values. Select unique values and try again.',
      },
    ),
  duplicateDetected: (): DataverseError =>
    preconditionFailed(
      '0x80040333',
      'A record was not created or updated because a duplicate of the current record already exists.',
      { status: 500 },
    ),
  readOnlyRow: (): DataverseError => bad('0x80040230', 'The object cannot be updated because it is read-only.'),
  leadAlreadyClosed: (): DataverseError => bad('0x80040519', 'The lead is already closed.'),
};

/** Values that the column or the table does not take. */
export const valueErrors = {
  tooLong: (column: string, logicalName: string, maxLength: number): DataverseError =>
    bad(
      '0x80044331',
      `A validation error occurred.  The length of the '${column}' attribute of the '${logicalName}' entity exceeded the maximum allowed length of '${maxLength}'.`,
    ),
  notAnOption: (value: number, column: string, logicalName: string, accepted: readonly number[]): DataverseError =>
    bad(
      '0x8004431a',
      `A validation error occurred. The value ${value} of '${column}' on record of type '${logicalName}' is outside the valid range. Accepted Values: ${accepted.join(',')}`,
    ),
  integerOutOfRange: (value: number, column: string, min: number, max: number): DataverseError =>
    bad(
      '0x8004432f',
      `A validation error occurred. The value ${value} of '${column}' is outside the valid range. The value should be between ${min} and ${max}.`,
    ),
  decimalOutOfRange: (value: number, column: string, min: number, max: number): DataverseError =>
    bad(
      '0x80044330',
      `A validation error occurred. The value ${value} of '${column}' is outside the valid range. The value should be between ${min} and ${max}.`,
    ),
  requiredIsNull: (column: string): DataverseError =>
    bad('0x80040203', `The required attribute '${column}' cannot be null.`),
  badState: (status: number, state: string, id: string): DataverseError =>
    bad('0x80048408', `${status} is not a valid status code for state code LeadState.${state} on lead with Id ${id}.`),
  pluginThrew: (message: string): DataverseError => bad('0x80040265', message),
  unexpected: (): DataverseError => bad('0x80040216', 'An unexpected error occurred.'),
};

/** Who the caller is, and what that caller may not do. */
export const accessErrors = {
  notAMember: (): DataverseError => forbidden('0x80072560', 'The user is not a member of the organization.'),
  noRoles: (userId: string): DataverseError =>
    forbidden('0x80042f09', `The user with id ${userId} has not been assigned any License or role.`),
  disabled: (userId: string): DataverseError =>
    forbidden('0x80040225', `The specified user (Id = ${userId}) is disabled. Consider enabling this user.`),
  missingPrivilege: (userId: string, privilege: string, logicalName: string, typeCode: number): DataverseError =>
    forbidden(
      '0x80040220',
      `Principal user (Id=${userId}, type=8, roleCount=1, privilegeCount=12, accessMode='4 Non-interactive'), is missing ` +
        `${privilege} privilege on OTC=${typeCode} for entity '${logicalName}'. context.Caller=${userId}.`,
    ),
  cannotQualify: (entitySet: string): DataverseError =>
    forbidden('0x80081018', `You can't qualify this lead because you don't have permission to create ${entitySet}.`),
};
