import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkTypes, lintTarball } from './check-tarball.mjs';
import { compilePacked } from './compile-packed.mjs';
import { listCoreLibraries } from './core-libraries.mjs';
import { judgeManifest } from './judge-manifest.mjs';
import { loadPacked } from './load-packed.mjs';
import { packLibraries } from './pack-libraries.mjs';

/** Processes of attw at once; each reads TypeScript. */
const PARALLEL = 2;

/** Where the packages of others lie, whatever repository is looked at. */
const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/**
 * `npm run core:pack`: packs every built core library, judges the tarballs, and loads and compiles against them as
 * installed packages.
 * @param {{ root: string, write: (line: string) => void }} options
 * @returns {Promise<number>} exit code: 0 fit to be published, 1 refused
 */
export async function runCorePack({ root, write }) {
  const scratch = mkdtempSync(join(tmpdir(), 'core-pack-'));
  try {
    const packed = packLibraries(listCoreLibraries(root), scratch);
    const manifests = packed.map(({ library }) => readManifest(library.folder));
    const versions = new Map(manifests.map(({ name, version }) => [name, version]));
    const complaints = await judgeAll(packed, async ({ library, tarball, files }, index) => {
      const manifest = /** @type {import('./judge-manifest.mjs').Manifest} */ (manifests[index]);
      return [
        ...judgeManifest({ manifest, folder: relative(root, library.folder), files, versions }),
        ...(await lintTarball(tarball)),
        ...(await checkTypes(tarball)),
      ].map((complaint) => `${library.packageName} ${complaint}`);
    });
    const wanted = manifests.flatMap(({ dependencies = {} }) => Object.keys(dependencies));
    const externals = [...new Set(wanted)].filter((name) => !versions.has(name));
    const all = [
      ...complaints.flat(),
      ...loadPacked(packed, { scratch, externals, modules: MODULES }),
      ...compilePacked([...versions.keys()], scratch),
    ];
    for (const complaint of all) write(`core-pack: ${complaint}`);
    write(
      all.length === 0
        ? `core-pack: ${String(packed.length)} packages are fit to be published.`
        : 'core-pack: not all packages are fit to be published.',
    );
    return all.length === 0 ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/**
 * @template Item, Result
 * @param {readonly Item[]} items
 * @param {(item: Item, index: number) => Promise<Result>} judge
 * @returns {Promise<readonly Result[]>} in the order of the items
 */
async function judgeAll(items, judge) {
  /** @type {Result[]} */
  const results = [];
  const entries = items.entries();
  const work = async () => {
    for (const [index, item] of entries) results[index] = await judge(item, index);
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return results;
}

/**
 * @param {string} folder
 * @returns {import('./judge-manifest.mjs').Manifest}
 */
function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
