module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'embedded-redis integration',
  testMatch: ['<rootDir>/test/**/*.int-spec.ts'],
  testTimeout: 60_000,
};
