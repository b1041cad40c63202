import { TcpPreference } from './tcp-preference.js';

describe('TcpPreference', () => {
  it('stays with UDP while one answer of twenty is truncated', () => {
    const preference = new TcpPreference();
    for (let index = 0; index < 400; index += 1) preference.recordUdpResponse(index % 20 === 0, index);
    expect(preference.isPreferred(400)).toBe(false);
  });

  it('goes to TCP for some seconds when truncation is frequent', () => {
    const preference = new TcpPreference();
    for (let index = 0; index < 40; index += 1) preference.recordUdpResponse(index % 2 === 0, index);
    expect(preference.isPreferred(50)).toBe(true);
    expect(preference.isPreferred(20_000)).toBe(false);
  });

  it('goes to TCP when that answers what UDP loses', () => {
    const preference = new TcpPreference();
    for (let index = 0; index < 5; index += 1) preference.recordRescue(index);
    expect(preference.isPreferred(10)).toBe(true);
  });

  it('leaves TCP alone for a while when it does not work either', () => {
    const preference = new TcpPreference();
    for (let index = 0; index < 40; index += 1) preference.recordUdpResponse(true, index);
    preference.recordTcpLoss(40);
    for (let index = 41; index < 80; index += 1) preference.recordUdpResponse(true, index);
    expect(preference.isPreferred(80)).toBe(false);
    expect(preference.isPossible(80)).toBe(false);
    expect(preference.isPossible(60_000)).toBe(true);
  });
});
