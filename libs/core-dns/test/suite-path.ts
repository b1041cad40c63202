import { existsSync } from 'node:fs';
import { join } from 'node:path';

const configured = process.env['HUNTER_SUITES_DIR'];
const root = configured ?? join(__dirname, '../../../../shared/suites');

/** Where a file of the public suites lies: `HUNTER_SUITES_DIR`, else beside the repository. */
export function suitePath(...parts: readonly string[]): string {
  return join(root, ...parts);
}

/** False only where nobody named a folder of suites and there is none beside the repository. */
export const areSuitesAtHand = configured !== undefined || existsSync(root);
