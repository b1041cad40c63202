import { infrastructureSummary } from './infrastructure-summary.js';

test.each([
  ['DCH', 'X', 'DE', 'Hosted on DataCenter, ISP: X, Country: DE'],
  ['COM', null, null, 'Hosted on Commercial'],
  ['RES', 'X', null, 'Hosted on Residential, ISP: X'],
  ['MOB', null, 'TR', 'Hosted on Mobile, Country: TR'],
  ['ISP/MOB', null, null, 'Hosted on ISP/MOB'],
  ['constructor', null, null, 'Hosted on constructor'],
  [null, 'X', 'DE', 'ISP: X, Country: DE'],
  [null, null, 'DE', 'Country: DE'],
  ['', '', '', null],
  [null, null, null, null],
])('usage %s, ISP %s and country %s read %j', (usageType, isp, country, summary) => {
  expect(infrastructureSummary({ usageType, isp, country })).toBe(summary);
});
