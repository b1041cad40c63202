import { DataverseError } from '../errors/dataverse-error.js';

const bad = (code: string, message: string): DataverseError => new DataverseError({ status: 400, code, message });

/** What views, forms and roles can get wrong. */
export const customizationErrors = {
  badXml: (what: string, detail: string): DataverseError => bad('0x80040203', `Invalid XML in ${what}. ${detail}`),
  unknownTable: (name: string): DataverseError =>
    bad(
      '0x80041102',
      `The entity with a name = '${name}' with namemapping = 'Logical' was not found in the MetadataCache.`,
    ),
  unknownColumn: (schemaName: string, name: string): DataverseError =>
    bad(
      '0x80041103',
      `'${schemaName}' entity doesn't contain attribute with Name = '${name}' and NameMapping = 'Logical'.`,
    ),
  badFetch: (detail: string): DataverseError => bad('0x80040203', `Invalid FetchXml. ${detail}`),
  badLayout: (detail: string): DataverseError => bad('0x80040203', `Invalid LayoutXml. ${detail}`),
  badForm: (detail: string): DataverseError =>
    bad(
      '0x80040203',
      'The Form XML does not conform to the required schema. A schema validation error has been detected. ' +
        `Details: ${detail}`,
    ),
  missing: (column: string): DataverseError => bad('0x80040203', `The required attribute '${column}' is missing.`),
  badDepth: (depth: string): DataverseError => bad('0x80040203', `'${depth}' is not a privilege depth.`),
};
