// Packs what is built (`nx run-many -t build` first).
module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'core-freeze e2e',
  testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'],
};
