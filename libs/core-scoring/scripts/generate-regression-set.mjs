// Writes rules/regression-set.jsonl from the recorded score vectors: one lead per line, with the signals it is scored by.
// Usage: node scripts/generate-regression-set.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const vectors = ['score-domain', 'score-unknown'].flatMap((name) =>
  readFileSync(new URL(`../test/golden/${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).input),
);
// Half of the vectors have no mail host, so that nothing but the hard fail decides: a tenth of them is enough, and a change
// of the rules shows among the others.
const hasMail = ({ mxHosts }) => mxHosts !== null && mxHosts.length > 0;
const withoutMail = vectors.filter((signals) => !hasMail(signals)).filter((_, index) => index % 10 === 0);
const chosen = [...vectors.filter(hasMail), ...withoutMail];
const lines = chosen.map((signals, index) => {
  const domain = `lead-${String(index + 1).padStart(4, '0')}.example`;
  return `${JSON.stringify({ domain, ...signals })}\n`;
});
writeFileSync(new URL('../rules/regression-set.jsonl', import.meta.url), lines.join(''));
