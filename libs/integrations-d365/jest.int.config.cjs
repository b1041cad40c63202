module.exports = { ...require('../../jest.int.preset.cjs'), displayName: 'integrations-d365 int' };
