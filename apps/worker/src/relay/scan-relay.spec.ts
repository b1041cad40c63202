import { Logger } from '@nestjs/common';
import type { RelayOpenItems } from '@hunter/leads';
import { ScanRelay } from './scan-relay';

function relayThat(relayOpenItems: () => Promise<number>): ScanRelay {
  return new ScanRelay({ relayOpenItems } as unknown as RelayOpenItems);
}

describe('ScanRelay', () => {
  const logged: unknown[] = [];
  const warned: unknown[] = [];

  beforeEach(() => {
    logged.length = 0;
    warned.length = 0;
    jest.spyOn(Logger.prototype, 'log').mockImplementation((message: unknown) => logged.push(message));
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((message: unknown) => warned.push(message));
  });

  afterEach(() => jest.restoreAllMocks());

  it('never runs twice at the same time: while Redis is away one round waits', async () => {
    let begun = 0;
    let finish = (): void => undefined;
    const relay = relayThat(() => {
      begun += 1;
      return new Promise<number>((resolve) => {
        finish = () => resolve(0);
      });
    });

    const first = relay.relayOnce();
    await relay.relayOnce();
    expect(begun).toBe(1);
    finish();
    await first;
    void relay.relayOnce();
    expect(begun).toBe(2);
  });

  it('goes on after a round that failed, and says so', async () => {
    const answers = [Promise.reject(new Error('Connection is closed.')), Promise.resolve(4)];
    const relay = relayThat(() => answers.shift() ?? Promise.resolve(0));

    await relay.relayOnce();
    await relay.relayOnce();

    expect(warned).toEqual([{ message: 'open items not relayed', error: 'Connection is closed.' }]);
    expect(logged).toEqual([{ message: 'open items asked for again', count: 4 }]);
  });

  it('is silent when there is nothing to ask for', async () => {
    await relayThat(() => Promise.resolve(0)).relayOnce();

    expect([...logged, ...warned]).toEqual([]);
  });
});
