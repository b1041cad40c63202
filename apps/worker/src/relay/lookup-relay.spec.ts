import { Logger } from '@nestjs/common';
import type { LookupSettings, RelayLookups } from '@hunter/leads';
import { LookupRelay } from './lookup-relay';

const OFF: LookupSettings = { registration: false, enrichment: false };

function relayThat(relayLookups: () => Promise<number>, settings: Partial<LookupSettings> = { registration: true }) {
  return new LookupRelay({ relayLookups } as unknown as RelayLookups, { ...OFF, ...settings });
}

describe('LookupRelay', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each<[Partial<LookupSettings>, number]>([
    [{}, 0],
    [{ registration: true }, 1],
    [{ enrichment: true }, 1],
  ])('with %j rings %d times', async (settings, times) => {
    let rung = 0;
    const relay = relayThat(() => Promise.resolve((rung += 1)), settings);

    await relay.relayOnce();

    expect(rung).toBe(times);
  });

  it('never runs twice at the same time, and goes on after a round that failed', async () => {
    const warned: unknown[] = [];
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((message: unknown) => warned.push(message));
    let begun = 0;
    let fail = (_error: Error): void => undefined;
    const relay = relayThat(() => {
      begun += 1;
      return new Promise<number>((_resolve, reject) => (fail = reject));
    });

    const first = relay.relayOnce();
    await relay.relayOnce();
    expect(begun).toBe(1);
    fail(new Error('Connection is closed.'));
    await first;
    void relay.relayOnce();

    expect(begun).toBe(2);
    expect(warned).toEqual([{ message: 'look-ups not relayed', error: 'Connection is closed.' }]);
  });
});
