import type { Manifest } from './workspaces.js';

/** Library → npm package → the decision (path of its document) that let it in. */
export type CoreDependencies = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Judged {
  readonly library: string;
  readonly manifest: Pick<Manifest, 'dependencies'>;
  readonly list: CoreDependencies;
  /** The text of a document of the repository; undefined when there is none. */
  readonly readDocument: (path: string) => string | undefined;
}

/**
 * What is wrong with the npm packages that a core library depends on: one that is not listed for it, one that is listed and
 * not used, or one whose decision is missing or does not speak of it.
 */
export function judgeCoreDependencies({ library, manifest, list, readDocument }: Judged): string[] {
  const listed = list[library] ?? {};
  const used = Object.keys(manifest.dependencies ?? {}).filter((name) => !name.startsWith('@hunter/core-'));
  return [
    ...used.filter((name) => listed[name] === undefined).map((name) => `${library} may not depend on ${name}`),
    ...Object.keys(listed)
      .filter((name) => !used.includes(name))
      .map((name) => `${library} is listed with ${name} and does not use it`),
    ...Object.entries(listed)
      .filter(([name, decision]) => !isDecisionOn(name, decision, readDocument))
      .map(([name, decision]) => `${decision} decides nothing about ${name}`),
  ];
}

function isDecisionOn(name: string, path: string, readDocument: Judged['readDocument']): boolean {
  return /^docs\/adr\/\d{4}-[\w-]+\.md$/.test(path) && readDocument(path)?.includes(`\`${name}\``) === true;
}
