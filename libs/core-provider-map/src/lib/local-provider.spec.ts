import { classifyMxHost } from './classify-mx-host.js';
import { localProviderRoots } from './local-provider-roots.js';
import { localProvider } from './local-provider.js';

test.each([
  [null, null],
  ['', null],
  ['mail.natro.com', 'Natro'],
  ['MX1.NATROHOST.COM.', 'Natro'],
  ['vit.com.tr', 'VIT'],
  ['davit.com.tr', null],
  ['mydns.com', null],
  ['iku.edu.tr', null],
  ['smtp.ku.edu.tr', 'Koç Üniversitesi'],
  ['mail.natro.com.evil.net', null],
])('%p is called %p', (mxHost, name) => {
  expect(localProvider(mxHost)).toBe(name);
});

test('a host that has a name here is Local to the score', () => {
  for (const root of Object.keys(localProviderRoots)) expect(classifyMxHost(root)).toBe('Local');
});
