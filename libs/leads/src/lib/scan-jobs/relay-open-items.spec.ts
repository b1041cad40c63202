import type { OpenItems, ScanJobRepository } from '@hunter/persistence';
import { RelayOpenItems } from './relay-open-items';

const OPEN: readonly OpenItems[] = [
  { scanJobId: 'a', itemIds: ['1', '2'] },
  { scanJobId: 'b', itemIds: ['3'] },
];

function relayWith(state: {
  readonly idle: boolean;
  readonly open: readonly OpenItems[];
  readonly expired?: readonly OpenItems[];
}) {
  const woken: (readonly OpenItems[])[] = [];
  const scanJobs = {
    fetchOpenItems: () => Promise.resolve(state.open),
    releaseExpiredItems: () => Promise.resolve(state.expired ?? []),
  } as unknown as ScanJobRepository;
  const relay = new RelayOpenItems(scanJobs, {
    isIdle: () => Promise.resolve(state.idle),
    wakeWorkers: (items) => {
      woken.push(items);
      return Promise.resolve();
    },
  });
  return { relay, woken };
}

describe('RelayOpenItems', () => {
  it('asks for all open items in one call and counts them', async () => {
    const { relay, woken } = relayWith({ idle: true, open: OPEN });

    expect(await relay.relayOpenItems()).toBe(3);
    expect(woken).toEqual([OPEN]);
  });

  it('keeps quiet while the queue has work, because its items may only be waiting', async () => {
    const { relay, woken } = relayWith({ idle: false, open: OPEN });

    expect(await relay.relayOpenItems()).toBe(0);
    expect(woken).toEqual([]);
  });

  it('asks for what a dead worker held even while the queue has work', async () => {
    const expired = [{ scanJobId: 'c', itemIds: ['4', '5'] }];
    const { relay, woken } = relayWith({ idle: false, open: OPEN, expired });

    expect(await relay.relayOpenItems()).toBe(2);
    expect(woken).toEqual([expired]);
  });

  it('does not touch the queue when nothing is open', async () => {
    const { relay, woken } = relayWith({ idle: true, open: [] });

    expect(await relay.relayOpenItems()).toBe(0);
    expect(woken).toEqual([]);
  });
});
