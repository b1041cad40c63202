module.exports = { ...require('../../jest.preset.cjs'), displayName: 'arch-tests' };
