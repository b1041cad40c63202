module.exports = { ...require('../../jest.int.preset.cjs'), displayName: 'api int' };
