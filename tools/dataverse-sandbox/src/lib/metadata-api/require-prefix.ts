import type { ApiContext } from '../operations/api-context.js';
import { definitionErrors } from './definition-errors.js';

/** A custom name starts with the prefix of the solution's publisher, or of any publisher when no solution is named. */
export function requirePrefix(context: ApiContext, schemaName: string, type: string): void {
  const prefixes = prefixesFor(context);
  const [prefix = '', rest] = schemaName.split('_', 2);
  if (rest === undefined || rest === '' || !prefixes.includes(prefix))
    throw definitionErrors.badPrefix(schemaName, type);
}

function prefixesFor(context: ApiContext): string[] {
  const publishers = context.org.table('publisher').rows;
  const prefixOf = (id: string): string => String(publishers.get(id)?.columns['customizationprefix'] ?? '');
  const solutionName = context.request.headers['mscrm.solutionuniquename'];
  if (solutionName === undefined) return [...publishers.keys()].map(prefixOf);
  const solutions = [...context.org.table('solution').rows.values()];
  const solution = solutions.find((row) => row.columns['uniquename'] === solutionName);
  const publisher = solution?.columns['publisherid'];
  if (solution === undefined || typeof publisher !== 'object' || publisher === null) {
    throw definitionErrors.unknownSolution(solutionName);
  }
  return [prefixOf(publisher.id)];
}
