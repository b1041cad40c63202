module.exports = { ...require('../../jest.preset.cjs'), displayName: 'whois-transport' };
