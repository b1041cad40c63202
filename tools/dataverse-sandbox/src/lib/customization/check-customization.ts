import type { EntityDefinition } from '../metadata/attribute.js';
import type { ApiContext } from '../operations/api-context.js';
import type { ColumnValue, Columns } from '../store/row.js';
import { checkFetchXml } from './check-fetch-xml.js';
import { checkFormXml } from './check-form-xml.js';
import { checkLayoutXml } from './check-layout-xml.js';
import { customizationErrors } from './customization-errors.js';

/** The rules of the tables that views and forms are kept in; every other table passes. */
export function checkCustomization(context: ApiContext, entity: EntityDefinition, columns: Columns): void {
  const { org } = context;
  if (entity.logicalName === 'savedquery') {
    requireText(columns, 'name');
    const table = requireTable(context, columns, 'returnedtypecode');
    checkFetchXml(org, table, requireText(columns, 'fetchxml'));
    checkLayoutXml(org, table, requireText(columns, 'layoutxml'));
  }
  if (entity.logicalName === 'systemform') {
    requireText(columns, 'name');
    const table = requireTable(context, columns, 'objecttypecode');
    checkFormXml(org, table, requireText(columns, 'formxml'));
  }
}

function requireText(columns: Columns, name: string): string {
  const value: ColumnValue = columns[name] ?? null;
  if (typeof value !== 'string' || value === '') throw customizationErrors.missing(name);
  return value;
}

function requireTable({ org }: ApiContext, columns: Columns, column: string): EntityDefinition {
  const name = requireText(columns, column);
  const table = org.entity(name);
  if (table === undefined) throw customizationErrors.unknownTable(name);
  return table;
}
