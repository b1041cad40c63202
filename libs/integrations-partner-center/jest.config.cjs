module.exports = { ...require('../../jest.preset.cjs'), displayName: 'integrations-partner-center' };
