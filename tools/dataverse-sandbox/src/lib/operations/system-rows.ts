import { DataverseError } from '../errors/dataverse-error.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import type { ApiContext } from './api-context.js';
import type { ColumnChanges } from './read-payload.js';

const PREFIX = /^(?!mscrm)[a-z][a-z0-9]{1,7}$/i;

const bad = (code: string, message: string): DataverseError => new DataverseError({ status: 400, code, message });

const UNIQUE_NAMES: Readonly<Record<string, string>> = {
  publisher: 'uniquename',
  solution: 'uniquename',
  role: 'name',
};

/** Rules of the tables that customisation is made of: publisher prefixes, unique names. */
export function checkSystemRow(context: ApiContext, entity: EntityDefinition, changes: ColumnChanges): void {
  const column = UNIQUE_NAMES[entity.logicalName];
  if (column === undefined) return;
  if (entity.logicalName === 'publisher') checkPublisher(changes);
  const name = changes[column];
  const rows = [...context.org.table(entity.logicalName).rows.values()];
  if (typeof name !== 'string' || name === '')
    throw bad('0x80040203', `The required attribute '${column}' is missing.`);
  if (rows.some((row) => row.columns[column] === name)) {
    throw new DataverseError({
      status: 412,
      code: '0x80040237',
      message: `A ${entity.logicalName} with the ${column} ${name} already exists.`,
    });
  }
}

function checkPublisher(changes: ColumnChanges): void {
  const prefix = changes['customizationprefix'];
  if (typeof prefix !== 'string' || !PREFIX.test(prefix)) {
    throw bad('0x80044366', `The customization prefix '${String(prefix)}' is invalid.`);
  }
  const optionPrefix = changes['customizationoptionvalueprefix'];
  if (typeof optionPrefix !== 'number' || optionPrefix < 10_000 || optionPrefix > 99_999) {
    throw bad('0x80048402', 'The option value prefix must be between 10,000 and 99,999.');
  }
}
