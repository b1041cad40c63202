import type * as setup from '@hunter/integrations-d365/setup';
import { UsageError } from '../usage-error.js';
import type { Terminal } from '../terminal.js';

/** The parts of the integration that need no server. Loaded by the commands that use them, so that others start fast. */
export function loadSetup(): Promise<typeof setup> {
  return import('@hunter/integrations-d365/setup');
}

export type Locale = 'tr' | 'en';

/** Turkish where the terminal is Turkish. */
export function localeOf({ env }: Pick<Terminal, 'env'>): Locale {
  const language = env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
  return language.toLowerCase().startsWith('tr') ? 'tr' : 'en';
}

/** Settings that do not hold are wrong use; their message names the variables and no value. */
export function readSettings<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
