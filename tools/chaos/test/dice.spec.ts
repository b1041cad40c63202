import { createDice } from '../src/dice.mjs';

describe('the dice', () => {
  test('fall the same way for the same seed, and another for another', () => {
    const throws = (seed: number) => Array.from({ length: 20 }, createDice(seed).next);
    expect(throws(7)).toEqual(throws(7));
    expect(throws(7)).not.toEqual(throws(8));
    expect(throws(7).every((value) => value >= 0 && value < 1)).toBe(true);
  });

  test('put things in another order and lose none', () => {
    const items = Array.from({ length: 100 }, (_, index) => index);
    const shuffled = createDice(3).shuffle(items);
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((left, right) => left - right)).toEqual(items);
  });
});
