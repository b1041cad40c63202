const preset = require('../../jest.preset.cjs');

module.exports = {
  ...preset,
  displayName: 'web',
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['browser', 'require', 'default'] },
  setupFiles: ['<rootDir>/test/jsdom-setup.ts'],
  // These ship as ES modules only, so they are compiled like our own sources.
  transformIgnorePatterns: ['/node_modules/(?!(@tanstack)/)'],
};
