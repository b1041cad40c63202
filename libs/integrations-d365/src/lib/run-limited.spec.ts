import { runLimited } from './run-limited';

test('runs no more at once than allowed and keeps the order', async () => {
  let running = 0;
  let most = 0;
  const results = await runLimited([30, 1, 20, 1, 5], 2, async (ms) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, ms));
    running -= 1;
    return ms * 2;
  });
  expect(results).toEqual([60, 2, 40, 2, 10]);
  expect(most).toBe(2);
});

test('has nothing to do for nothing', async () => {
  await expect(runLimited([], 4, () => Promise.reject(new Error('called')))).resolves.toEqual([]);
});
