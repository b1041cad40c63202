/**
 * What nobody may change by accident, as CODEOWNERS writes it: a leading slash is the repository's root, a trailing one
 * everything below. `*` is any text within one name.
 */
export const FROZEN_PATHS = [
  // The engines: sources, rule sets, vectors, package files.
  '/libs/core-*/',
  // The I/O behind core's ports.
  '/libs/dns-transport/',
  '/libs/whois-transport/',
  // The JSON that scripts read from `hunter`, and what holds it.
  '/apps/cli/src/',
  '/apps/cli/test/',
];

/** What guards the frozen paths: it has the same owners, but a change of it is no change of the core. */
export const GUARD_PATHS = [
  '/eslint/',
  '/eslint.config.mjs',
  '/nx.json',
  '/jest.preset.cjs',
  '/jest.properties.cjs',
  '/.attw.json',
  '/docs/core-changes.md',
  '/tools/core-freeze/',
  '/tools/arch-tests/',
  '/.github/',
  '/CODEOWNERS',
];

/**
 * Tells whether a path of the repository (`libs/core-dns/src/index.ts`) lies under one of the patterns.
 * @param {string} path
 * @param {readonly string[]} patterns
 */
export function isUnder(path, patterns) {
  return patterns.some((pattern) => toExpression(pattern).test(`/${path}`));
}

/** @param {string} pattern */
function toExpression(pattern) {
  const body = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '[^/]*');
  return new RegExp(`^${body}${pattern.endsWith('/') ? '' : '(/|$)'}`);
}
