import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// Both ways in: `import`, and the `require` of ES modules that Node has since 20.19.
const PROGRAM = `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
for (const name of process.argv.slice(2)) {
  try {
    const face = await import(name);
    if (Object.keys(face).length === 0) throw new Error('it exports nothing');
    if (require(name) !== face) throw new Error('import and require give two of it');
  } catch (error) {
    console.log(name + ' does not load once it is installed: ' + error.message);
  }
}
`;

/**
 * Installs packed libraries beside each other, as somebody outside this repository would have them, and loads each.
 * Packages of others are taken from the repository.
 * @param {readonly import('./pack-libraries.mjs').PackedLibrary[]} packed
 * @param {{ scratch: string, externals: readonly string[], modules: string }} surroundings
 *   externals: what the libraries need of others; modules: the node_modules that has it
 * @returns {readonly string[]} complaints
 */
export function loadPacked(packed, { scratch, externals, modules }) {
  const place = (/** @type {string} */ name) => join(scratch, 'node_modules', name);
  for (const { library, tarball } of packed) {
    mkdirSync(place(library.packageName), { recursive: true });
    execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', place(library.packageName)]);
  }
  for (const name of externals.filter((external) => existsSync(join(modules, external)))) {
    mkdirSync(dirname(place(name)), { recursive: true });
    symlinkSync(join(modules, name), place(name));
  }
  const program = join(scratch, 'load.mjs');
  writeFileSync(program, PROGRAM);
  const names = packed.map(({ library }) => library.packageName);
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--no-warnings', program, ...names], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout.split('\n').filter((line) => line !== '') : [stderr.trim()];
}
