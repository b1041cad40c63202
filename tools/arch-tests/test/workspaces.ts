import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../../..');

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly nx?: { readonly tags?: readonly string[]; readonly targets?: Readonly<Record<string, unknown>> };
}

export interface Workspace {
  /** Folder from the root, such as `libs/core-dns`. */
  readonly path: string;
  readonly manifest: Manifest;
}

/** Every npm workspace of the house. */
export const WORKSPACES: readonly Workspace[] = ['apps', 'libs', 'tools'].flatMap((group) =>
  readdirSync(join(ROOT, group))
    .map((name) => `${group}/${name}`)
    .filter((path) => existsSync(join(ROOT, path, 'package.json')))
    .map((path) => ({ path, manifest: readJson(join(path, 'package.json')) as Manifest })),
);

export function readJson(path: string): unknown {
  return JSON.parse(readText(path));
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

const GENERATED = new Set(['node_modules', 'dist', '.nx', 'coverage']);

/** Files below a folder of the repository whose name ends in one of the given ways; what is built or installed is left out. */
export function filesUnder(folder: string, ...endings: readonly string[]): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return GENERATED.has(entry.name) ? [] : filesUnder(path, ...endings);
    return endings.some((ending) => entry.name.endsWith(ending)) ? [path] : [];
  });
}
