import { ScanLoad } from './scan-load';

async function isSettled(promise: Promise<void>): Promise<boolean> {
  let settled = false;
  void promise.then(() => (settled = true));
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

describe('ScanLoad', () => {
  it('has room below the limit, and again once enough is saved', async () => {
    const load = new ScanLoad();
    load.add(99);
    expect(await isSettled(load.waitUntilBelow(100))).toBe(true);
    load.add(100);

    const waiting = load.waitUntilBelow(100);
    load.remove(99);
    expect(await isSettled(waiting)).toBe(false);
    load.remove(1);
    expect(await isSettled(waiting)).toBe(true);
  });

  it('wakes everybody whose limit is met and nobody else', async () => {
    const load = new ScanLoad();
    load.add(10);
    const [empty, some] = [load.waitUntilBelow(1), load.waitUntilBelow(8)];

    load.remove(5);

    expect(await isSettled(some)).toBe(true);
    expect(await isSettled(empty)).toBe(false);
    load.remove(5);
    expect(await isSettled(empty)).toBe(true);
  });
});
