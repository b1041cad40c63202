const preset = require('./jest.preset.cjs');

// Specs over a real PostgreSQL and Redis (DATABASE_URL, REDIS_URL): run by the integration stage, never by `test`.
module.exports = {
  ...preset,
  testMatch: ['<rootDir>/{src,test}/**/*.int-spec.ts'],
  testTimeout: 60_000,
};
