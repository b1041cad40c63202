module.exports = { ...require('../../jest.int.preset.cjs'), displayName: 'persistence int' };
