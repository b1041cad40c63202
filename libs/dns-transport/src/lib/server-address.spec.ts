import { readServerAddress, resolveServers } from './server-address.js';

it.each([
  ['192.0.2.1', { host: '192.0.2.1', port: 53 }],
  ['192.0.2.1:5353', { host: '192.0.2.1', port: 5353 }],
  ['localhost:5353', { host: 'localhost', port: 5353 }],
  ['2001:db8::1', { host: '2001:db8::1', port: 53 }],
  ['[2001:db8::1]:5353', { host: '2001:db8::1', port: 5353 }],
  [' dns.example ', { host: 'dns.example', port: 53 }],
  ['', null],
  ['192.0.2.1:0', null],
  ['192.0.2.1:65536', null],
  ['[dns.example]:53', null],
  ['a b', null],
])('reads the server address %j', (text, address) => {
  expect(readServerAddress(text)).toEqual(address);
});

it('takes the resolvers of the operating system when none are given', () => {
  expect(resolveServers(undefined).length).toBeGreaterThan(0);
  expect(resolveServers([])).toEqual(resolveServers(undefined));
});
