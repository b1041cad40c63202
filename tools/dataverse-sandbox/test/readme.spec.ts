import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultKnobs } from '../src/lib/faults/fault-knobs.js';
import { PROFILE_NAMES } from '../src/lib/metadata/profile.js';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

/** First cells of the table under a heading. */
function firstCells(heading: string): string[] {
  const [, section = ''] = readme.split(`## ${heading}\n`);
  const [body = ''] = section.split('\n## ');
  return [...body.matchAll(/^\| `([^`]+)`/gm)].map(([, cell]) => cell ?? '');
}

test('the README lists exactly the knobs that there are', () => {
  expect(firstCells('Fault knobs').sort()).toEqual(Object.keys(faultKnobs.shape).sort());
});

test('the README lists exactly the profiles that there are', () => {
  expect(firstCells('Profiles').filter((name) => !name.startsWith('--'))).toEqual([...PROFILE_NAMES]);
});

test('every test that the README names is there', () => {
  const [, section = ''] = readme.split('## What it does, and the tests of it\n');
  const [body = ''] = section.split('\n## ');
  const rows = [...body.matchAll(/^\|.+?\| `([\w-]+)` +\|(.+)\|$/gm)];
  expect(rows.length).toBeGreaterThan(40);
  const missing = rows.flatMap(([, spec = '', names = '']) => {
    const text = readFileSync(join(__dirname, `${spec}.spec.ts`), 'utf8');
    return (
      names
        // A star is escaped in Markdown.
        .replaceAll('\\*', '*')
        .trim()
        .split(' · ')
        .filter((name) => !text.includes(`('${name}'`))
        .map((name) => `${spec}: ${name}`)
    );
  });
  expect(missing).toEqual([]);
});
