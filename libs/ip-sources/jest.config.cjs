module.exports = { ...require('../../jest.preset.cjs'), displayName: 'ip-sources' };
