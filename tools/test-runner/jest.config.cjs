module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'test-runner',
  // Each case runs jest again, over small projects of its own.
  testTimeout: 60_000,
};
