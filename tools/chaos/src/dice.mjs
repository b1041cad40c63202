/**
 * Dice that fall the same way for the same seed (mulberry32).
 * @param {number} seed
 */
export function createDice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    /** @param {number} below */
    whole: (below) => Math.floor(next() * below),
    /**
     * @template Item
     * @param {readonly Item[]} items
     * @returns {Item[]} the same in another order
     */
    shuffle: (items) => {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = Math.floor(next() * (last + 1));
        const kept = /** @type {Item} */ (order[last]);
        order[last] = /** @type {Item} */ (order[other]);
        order[other] = kept;
      }
      return order;
    },
  };
}
