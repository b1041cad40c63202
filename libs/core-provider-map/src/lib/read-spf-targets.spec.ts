import { readSpfTargets } from './read-spf-targets.js';

test.each([
  ['v=spf1 include:spf.protection.outlook.com -all', ['spf.protection.outlook.com']],
  ['v=spf1 INCLUDE:_SPF.Google.com ~all', ['_spf.google.com']],
  ['v=spf1 +include:a.example ?include:b.example ~include:c.example -all', ['a.example', 'b.example', 'c.example']],
  ['v=spf1 -include:a.example -all', []],
  ['v=spf1 redirect=_spf.yandex.net', ['_spf.yandex.net']],
  ['v=spf1 redirect=a.example include:b.example', ['b.example', 'a.example']],
  ['v=spf1 include:a.example -all v=spf1 include:b.example -all', ['a.example', 'b.example']],
  ['v=spf1 a:include.example exp=include.example mx -all', []],
  ['v=spf1 include: -all', []],
  ['', []],
])('%s takes over %p', (text, targets) => {
  expect(readSpfTargets(text).map(({ domain }) => domain)).toEqual(targets);
});

test.each([
  ['v=spf1 -all include:a.example', []],
  ['v=spf1 include:a.example ALL include:b.example', ['a.example']],
  ['v=spf1 ?all redirect=a.example', []],
  ['v=spf1 redirect=a.example ~all', []],
  ['v=spf1 -all v=spf1 include:b.example', ['b.example']],
  ['v=spf1 all:a.example include:b.example allow include:c.example', ['b.example', 'c.example']],
])('%s takes over %p: what stands after all, and a redirect beside one, says nothing', (text, targets) => {
  expect(readSpfTargets(text).map(({ domain }) => domain)).toEqual(targets);
});

test.each([
  'hello include:a.example',
  'include:a.example -all',
  'v=spf10 include:a.example',
  'v=spf1include:a.example',
  'hello v=spf1 include:a.example',
])('%s is no record and takes over nothing', (text) => {
  expect(readSpfTargets(text)).toEqual([]);
});

test('every target names the record it stands in', () => {
  const [first, second] = ['v=spf1 INCLUDE:A.example include:b.example -all', 'V=SPF1 include:c.example -all'];
  expect(readSpfTargets(`${first} ${second}`)).toEqual([
    { domain: 'a.example', record: first },
    { domain: 'b.example', record: first },
    { domain: 'c.example', record: second },
  ]);
});
