module.exports = { ...require('../../jest.preset.cjs'), displayName: 'dataverse-sandbox' };
