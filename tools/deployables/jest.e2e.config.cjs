// Starts the built deployables as whole processes (`nx run-many -t build` first).
module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'deployables e2e',
  testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'],
  testTimeout: 60_000,
  maxWorkers: 1,
};
