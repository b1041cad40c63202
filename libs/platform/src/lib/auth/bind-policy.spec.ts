import { assertBindAllowed, isLoopbackHost } from './bind-policy';

describe('isLoopbackHost', () => {
  it.each(['127.0.0.1', '127.8.9.10', '::1', '[::1]', 'localhost', 'LOCALHOST'])(
    'takes %s for this machine',
    (host) => {
      expect(isLoopbackHost(host)).toBe(true);
    },
  );

  it.each([
    '0.0.0.0',
    '::',
    '',
    '10.0.0.1',
    '128.0.0.1',
    '127.0.0.1.evil.example',
    '127.1',
    'localhost.evil.example',
    '[::2]',
    '::ffff:10.0.0.1',
    'hunter.example',
  ])('does not take %j for this machine', (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });
});

describe('assertBindAllowed', () => {
  it('lets local mode listen on loopback', () => {
    expect(() => assertBindAllowed({ host: '127.0.0.1', authMode: 'local' })).not.toThrow();
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'hunter.example'])(
    'refuses to listen on %s without sign-in, naming variables and remedy',
    (host) => {
      const listening = () => assertBindAllowed({ host, authMode: 'local' });

      expect(listening).toThrow(`HUNTER_HOST=${host}`);
      expect(listening).toThrow(/HUNTER_AUTH_MODE=local.*HUNTER_HOST=127\.0\.0\.1/s);
    },
  );
});
