module.exports = { ...require('../../jest.int.preset.cjs'), displayName: 'worker int' };
