// Parsers with a fault each, for the specs of the fuzzer.
/** @param {import('../../src/random.mjs').Random} random */
const text = (random) => String.fromCharCode(97 + random(26)).repeat(1 + random(4));

/** @type {readonly import('../../src/targets.mjs').Target[]} */
export const TARGETS = [
  { name: 'sound', makeInput: text, parse: (input) => ({ input }) },
  {
    name: 'hanging',
    makeInput: text,
    parse: (input) => {
      while (input === 'zz') continue;
      return { input };
    },
  },
];
