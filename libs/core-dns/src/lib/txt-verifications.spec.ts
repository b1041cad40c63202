import { readTxtVerifications } from './txt-verifications.js';

describe('readTxtVerifications', () => {
  it.each([
    ['MS=ms12345678', 'microsoft', 'ms12345678'],
    ['ms=MS1', 'microsoft', 'MS1'],
    ['google-site-verification: abc', 'google', 'abc'],
    ['yandex-verification:1f', 'yandex', '1f'],
    ['zoho-verification=zb1.zmverify.zoho.eu', 'zoho', 'zb1.zmverify.zoho.eu'],
    ['apple-domain=a', 'apple', 'a'],
    ['ZOOM_verify_x', 'zoom', 'x'],
  ])('reads %s', (raw, service, token) => {
    expect(readTxtVerifications([raw])).toEqual([{ service, token, raw }]);
  });

  it.each(['v=spf1 -all', 'MS=', 'MS= ', 'x MS=ms1', 'verification=1', ''])('finds no service in %j', (raw) => {
    expect(readTxtVerifications([raw])).toEqual([]);
  });

  it('lists them in a fixed order, whatever order the server gave', () => {
    const texts = ['google-site-verification=b', 'MS=ms1', 'v=spf1 -all'];
    expect(readTxtVerifications(texts)).toEqual(readTxtVerifications([...texts].reverse()));
    expect(readTxtVerifications(texts).map(({ service }) => service)).toEqual(['microsoft', 'google']);
  });
});
