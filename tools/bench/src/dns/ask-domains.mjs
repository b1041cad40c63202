/**
 * @typedef {{ seconds: number, answered: number, cpuMicros: number }} AskResult
 * answered: look-ups, cpuMicros: processor time for each of them
 */

/**
 * Asks about every domain, so many at the same time.
 * @param {import('./dns-askers.mjs').Asker} ask
 * @param {readonly string[]} domains
 * @param {number} concurrency
 * @returns {Promise<AskResult>}
 */
export async function askDomains(ask, domains, concurrency) {
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const answered = await askAll(ask, domains, concurrency);
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  return { seconds, answered, cpuMicros: (cpu.user + cpu.system) / answered };
}

/**
 * @param {import('./dns-askers.mjs').Asker} ask
 * @param {readonly string[]} domains
 * @param {number} concurrency
 * @returns {Promise<number>} look-ups answered
 */
function askAll(ask, domains, concurrency) {
  return new Promise((resolve) => {
    let next = 0;
    let open = 0;
    let total = 0;
    const conclude = (/** @type {number} */ answered) => {
      total += answered;
      open -= 1;
      askMore();
    };
    const askMore = () => {
      for (; open < concurrency; open += 1) {
        const domain = domains[next];
        if (domain === undefined) break;
        next += 1;
        ask(domain, conclude);
      }
      if (open === 0) resolve(total);
    };
    askMore();
  });
}
