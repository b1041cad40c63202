import { readSpfTargets } from './read-spf-targets.js';

test.each([
  ['v=spf1 include:spf.protection.outlook.com -all', ['spf.protection.outlook.com']],
  ['v=spf1 INCLUDE:_SPF.Google.com ~all', ['_spf.google.com']],
  ['v=spf1 +include:a.example ?include:b.example ~include:c.example -all', ['a.example', 'b.example', 'c.example']],
  ['v=spf1 -include:a.example -all', []],
  ['v=spf1 redirect=_spf.yandex.net', ['_spf.yandex.net']],
  ['v=spf1 include:a.example -all v=spf1 include:b.example -all', ['a.example', 'b.example']],
  ['v=spf1 a:include.example exp=include.example mx -all', []],
  ['v=spf1 include: -all', []],
  ['', []],
])('%s takes over %p', (record, targets) => {
  expect(readSpfTargets(record)).toEqual(targets);
});
