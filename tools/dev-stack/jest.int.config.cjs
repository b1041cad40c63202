module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'dev-stack integration',
  testMatch: ['<rootDir>/test/**/*.int-spec.ts'],
  testTimeout: 60_000,
};
