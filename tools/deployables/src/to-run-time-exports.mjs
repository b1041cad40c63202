/**
 * @typedef {string | null | { readonly [key: string]: Exports }} Exports the field of a package.json
 */

const BUILD_TIME_CONDITIONS = ['types', '@hunter/source'];

/**
 * What a package's `exports` say to Node: neither sources nor types are in a deployable.
 * @param {Exports} exported
 * @returns {Exports}
 */
export function toRunTimeExports(exported) {
  if (typeof exported === 'string' || exported === null) return exported;
  return Object.fromEntries(
    Object.entries(exported)
      .filter(([key]) => !BUILD_TIME_CONDITIONS.includes(key))
      .map(([key, value]) => [key, toRunTimeExports(value)]),
  );
}
