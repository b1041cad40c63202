// Drives the built app (`nx run @hunter/web:build` first) in a real Chromium against an in-memory API.
module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'web-e2e',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'],
  testTimeout: 60_000,
};
