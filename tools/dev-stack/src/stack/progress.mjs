/** Says on standard error what the start is doing, and how long each step took. */
export class Progress {
  #startedAt = performance.now();
  /** @type {{ step: string, ms: number }[]} */
  #steps = [];

  /** @param {string} message */
  say(message) {
    process.stderr.write(`${message}\n`);
  }

  /**
   * @template T
   * @param {string} step
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async measure(step, work) {
    const startedAt = performance.now();
    const result = await work();
    const ms = performance.now() - startedAt;
    this.#steps.push({ step, ms });
    this.say(`${step}: ${seconds(ms)}`);
    return result;
  }

  /** Steps overlap, so their sum is more than the total. */
  summary() {
    const total = { step: 'total', ms: performance.now() - this.#startedAt };
    return JSON.stringify(
      Object.fromEntries([...this.#steps, total].map(({ step, ms }) => [step, Number((ms / 1000).toFixed(2))])),
    );
  }
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
