// Writes rules/*.json into TypeScript, because importing JSON modules still prints a warning on Node 20.
// Usage: node scripts/generate-rules.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const outputs = [
  {
    json: 'v1.json',
    file: 'rules-v1.generated.ts',
    name: 'rulesV1',
    about: 'Rule set v1, frozen: what `scoreDomain` scores by.',
    type: 'RuleSet',
    from: './rule-set.js',
  },
  {
    json: 'schema.json',
    file: 'rule-set-schema.generated.ts',
    name: 'ruleSetSchema',
    about: 'JSON Schema (draft 2020-12) of a rule set.',
    type: 'JsonSchema',
    from: './schema-violations.js',
  },
];

for (const { json, file, name, about, type, from } of outputs) {
  const source = new URL(`../rules/${json}`, import.meta.url);
  const target = new URL(`../src/lib/${file}`, import.meta.url);
  const text = [
    `// Written by scripts/generate-rules.mjs from rules/${json}; change that file and run the script.`,
    `import type { ${type} } from '${from}';`,
    '',
    `/** ${about} */`,
    `export const ${name}: ${type} = ${readFileSync(source, 'utf8')};`,
  ].join('\n');
  const options = await resolveConfig(target.pathname);
  const formatted = await format(text, { ...options, parser: 'typescript' });
  if (!process.argv.includes('--check')) writeFileSync(target, formatted);
  else if (readFileSync(target, 'utf8') !== formatted) throw new Error(`${file} is not what ${json} says.`);
}
