import type { EntityDefinition } from '../metadata/attribute.js';
import type { Organization } from '../store/organization.js';
import { requireColumn } from './check-fetch-xml.js';
import { customizationErrors } from './customization-errors.js';
import { attributesOf, childrenOf, parseXml } from './parse-xml.js';

/** Checks a view's layout: one row of cells, each naming a column of the table and a width. */
export function checkLayoutXml(org: Organization, entity: EntityDefinition, text: string): void {
  const grid = parseXml(text, 'layoutxml');
  if (grid.nodeName !== 'grid') throw customizationErrors.badLayout(`The root is '${grid.nodeName}', not 'grid'.`);
  if (grid.getAttribute('object') !== String(entity.objectTypeCode)) {
    throw customizationErrors.badLayout(`'object' is not the type code ${entity.objectTypeCode} of the table.`);
  }
  const [row, ...more] = childrenOf(grid);
  if (row?.nodeName !== 'row' || more.length > 0)
    throw customizationErrors.badLayout("'grid' takes exactly one 'row'.");
  if (row.getAttribute('id') !== entity.primaryId) {
    throw customizationErrors.badLayout(`The id of the row is not '${entity.primaryId}'.`);
  }
  const cells = childrenOf(row);
  if (cells.length === 0) throw customizationErrors.badLayout('There is no cell.');
  for (const cell of cells) {
    const { name = '', width = '' } = attributesOf(cell);
    if (cell.nodeName !== 'cell') throw customizationErrors.badLayout(`'row' does not take '${cell.nodeName}'.`);
    if (!/^[1-9]\d*$/.test(width)) throw customizationErrors.badLayout(`The cell '${name}' has no width.`);
    requireColumn(org, entity, name);
  }
}
