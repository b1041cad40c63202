const { existsSync } = require('node:fs');
const preset = require('../../jest.preset.cjs');

const chromium = process.env.HUNTER_CHROMIUM ?? '/usr/bin/chromium';
const hasChromium = existsSync(chromium);
if (!hasChromium) {
  process.stderr.write(`left out: browser tests of tools/e2e: no Chromium at "${chromium}" (set HUNTER_CHROMIUM)\n`);
}

// Whole processes on a machine that may be busy: a deadline of their own says what was waited for, long before jest's.
module.exports = {
  ...preset,
  displayName: 'whole product',
  testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(hasChromium ? [] : ['/test/browser/'])],
  testTimeout: 600_000,
};
