module.exports = { ...require('../../jest.int.preset.cjs'), displayName: 'dev-stack integration' };
