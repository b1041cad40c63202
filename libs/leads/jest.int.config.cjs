module.exports = { ...require('../../jest.int.preset.cjs'), displayName: 'leads int' };
