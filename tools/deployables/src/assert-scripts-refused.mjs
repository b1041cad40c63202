/**
 * A deployable runs no install script, so none of its packages may need one. The workspace has to have decided that.
 * @param {import('./resolve-package.mjs').LockedPackages} packages
 * @param {Readonly<Record<string, boolean>>} allowScripts of the workspace
 */
export function assertScriptsRefused(packages, allowScripts) {
  const undecided = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([location]) => location.slice(location.lastIndexOf('node_modules/') + 'node_modules/'.length))
    .filter((name) => allowScripts[name] !== false);
  if (undecided.length === 0) return;
  throw new Error(
    `Deployables are installed without install scripts, but ${undecided.join(', ')} has one: ` +
      'check that it works without and say so in allowScripts of the workspace (false), or leave it out.',
  );
}
