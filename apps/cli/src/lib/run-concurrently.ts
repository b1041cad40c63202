/**
 * Runs `work` over everything `source` yields, at most `limit` at a time. The source is read only as fast as work gets
 * done, so a list of any length takes the memory of `limit` items. Ends early, without error, once `isStopped` says so.
 */
export async function runConcurrently<Item>(
  source: AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<void>,
  isStopped: () => boolean = () => false,
): Promise<void> {
  const iterator = source[Symbol.asyncIterator]();
  const runWorker = async (): Promise<void> => {
    while (!isStopped()) {
      const next = await iterator.next();
      if (next.done === true) return;
      await work(next.value);
    }
  };
  try {
    await Promise.all(Array.from({ length: limit }, runWorker));
  } finally {
    await iterator.return?.();
  }
}
