const fc = require('fast-check');

// Jest loads this before every spec. A gate compares a change with what was there before, so both have to meet the same
// inputs; `npm run test:properties` is what looks at new ones, with a seed of its own for every round.
fc.configureGlobal({ seed: Number(process.env.HUNTER_PROPERTY_SEED ?? 1) });
