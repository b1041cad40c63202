const { existsSync } = require('node:fs');
const preset = require('../../jest.preset.cjs');

const chromium = process.env.HUNTER_CHROMIUM ?? '/usr/bin/chromium';
const hasChromium = existsSync(chromium);
if (!hasChromium) {
  process.stderr.write(`left out: browser tests of tools/e2e: no Chromium at "${chromium}" (set HUNTER_CHROMIUM)\n`);
}

// The time limit is set in test/time-limit.ts: of several projects in one run, jest heeds `testTimeout` of the first alone.
module.exports = {
  ...preset,
  displayName: 'whole product',
  testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(hasChromium ? [] : ['/test/browser/'])],
  setupFilesAfterEnv: ['<rootDir>/test/time-limit.ts'],
};
