import { DataverseError } from '../errors/dataverse-error.js';

const bad = (code: string, message: string): DataverseError => new DataverseError({ status: 400, code, message });

/** What a write of a column or key definition can get wrong. */
export const definitionErrors = {
  badPrefix: (schemaName: string, type: string): DataverseError =>
    bad(
      '0x80044366',
      `The schema name ${schemaName} for type ${type} is invalid or missing. Custom attribute, entity, entitykey, option set ` +
        'and relationship names must start with a valid customization prefix.',
    ),
  columnExists: (schemaName: string, tableName: string): DataverseError =>
    bad(
      '0x80047013',
      `An attribute with the specified name ${schemaName} already exists for entity with name ${tableName}.`,
    ),
  keyNameExists: (name: string): DataverseError =>
    bad('0x80060893', `An entity key with the name ${name} already exists.`),
  keyColumnsExist: (): DataverseError =>
    bad('0x80060894', 'An entity key with the selected attributes already exists.'),
  badKey: (reason: string): DataverseError => bad('0x8006088f', `The entity key is not valid: ${reason}.`),
  keyNotFailed: (name: string): DataverseError =>
    bad('0x80060897', `The entity key ${name} cannot be reactivated: its index has not failed.`),
  badDefinition: (reason: string): DataverseError => bad('0x80040203', reason),
  optionValue: (value: number): DataverseError =>
    bad('0x80048403', `The option value ${value} is outside the range or used more than once.`),
  languageNotProvisioned: (lcid: number): DataverseError =>
    bad('0x80044197', `The language code ${lcid} is not a valid language for this organization`),
  unknownSolution: (name: string): DataverseError =>
    bad('0x80048420', `The solution specified an expected unique name '${name}', which was not found.`),
  locked: (): DataverseError =>
    bad(
      '0x80071151',
      'Cannot start the requested operation [CustomizationOperation] because there is another [CustomizationOperation] running at this moment.',
    ),
};
