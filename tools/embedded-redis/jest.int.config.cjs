module.exports = { ...require('../../jest.int.preset.cjs'), displayName: 'embedded-redis integration' };
