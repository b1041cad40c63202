const { accessSync, constants } = require('node:fs');
const { delimiter, join } = require('node:path');

// Starts the built deployables as whole processes (`nx run-many -t build` first).
module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'deployables e2e',
  testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'],
  testPathIgnorePatterns: withoutNginx(),
  testTimeout: 60_000,
};

function withoutNginx() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  if (folders.some((folder) => isExecutable(join(folder, 'nginx')))) return [];
  process.stderr.write('left out: web behind nginx (nginx-web.e2e-spec.ts), because no nginx is on the PATH\n');
  return ['nginx-web'];
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run.
    return false;
  }
}
