// Lints the samples as if each stood at the path it names, and prints what was found as JSON. A process of its own,
// because the flat configuration is an ES module that jest cannot load.
import { readdirSync, readFileSync } from 'node:fs';
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';

const root = new URL('../../', import.meta.url);
const samples = new URL('./samples/', import.meta.url);

// Without a cached project graph the boundary rule says nothing and lets everything pass.
await createProjectGraphAsync({ exitOnError: true });

const eslint = new ESLint({ cwd: root.pathname, ignore: false });
const findings = {};
for (const name of readdirSync(samples).sort()) {
  const text = readFileSync(new URL(name, samples), 'utf8');
  const filePath = /^\/\/ path: (\S+)/.exec(text)?.[1];
  if (filePath === undefined) throw new Error(`${name} does not begin with "// path: <file>"`);
  const [result] = await eslint.lintText(text, { filePath: new URL(filePath, root).pathname });
  findings[name] = result.messages.map(nameOf);
}
/** One rule refuses for a tag, for a cycle and for a missing entry in package.json: the reasons are told apart. */
function nameOf({ ruleId, message }) {
  if (message.startsWith('Circular dependency')) return `${ruleId} (cycle)`;
  return message.includes('A project tagged with') ? `${ruleId} (tag)` : (ruleId ?? message);
}

process.stdout.write(JSON.stringify(findings));
process.exit(0);
