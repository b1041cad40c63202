import { ApiProblem } from '../../api/api-problem';

/** Whether the server could read the file but not find a column in it: naming the column helps then. */
export function isColumnMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.errors.some((entry) => entry.code === 'column-not-found');
}
