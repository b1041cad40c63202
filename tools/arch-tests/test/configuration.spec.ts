import { filesUnder, readText } from './workspaces.js';

const DOCUMENT = 'docs/configuration.md';

/** Constants of the code that only look like variables. */
const CONSTANTS = new Set(['HUNTER_MIGRATIONS']);
/** Not ours by name, but read by our processes. */
const COMMON = ['DATABASE_URL', 'REDIS_URL', 'PORT'];

const CLASSES = [
  'libs/platform/src/lib/config/process-config.ts',
  'libs/leads/src/lib/scan/scan-config.ts',
  'libs/leads/src/lib/lookups/lookup-config.ts',
  'apps/worker/src/worker-config.ts',
];
const READERS = ['libs/integrations-d365/src/lib/config.ts'];

function namesIn(text: string): string[] {
  return [...text.matchAll(/\bHUNTER_[A-Z0-9_]*[A-Z0-9]\b(?!_)/g)].map(([name]) => name);
}

function namesInSource(): string[] {
  const files = ['apps', 'libs', 'tools'].flatMap((group) =>
    filesUnder(group, '.ts', '.tsx', '.mjs', '.cjs').filter((file) => !file.startsWith('tools/arch-tests/')),
  );
  const names = new Set(files.flatMap((file) => namesIn(readText(file))).filter((name) => !CONSTANTS.has(name)));
  return [...names].sort();
}

/** `Variable | Default | …` rows of every table. */
function rowsInDocument(): Map<string, string> {
  const rows = readText(DOCUMENT).matchAll(/^\|\s*`([A-Z0-9_]+)`\s*\|\s*([^|]*?)\s*\|/gm);
  return new Map([...rows].map((row) => [row[1]!, row[2]!]));
}

/** Defaults as the code gives them: class fields, and the third argument of the readers. */
function defaultsInSource(): Map<string, string> {
  const fields = CLASSES.flatMap((file) => [
    ...readText(file).matchAll(/^ {2}([A-Z][A-Z0-9_]+)(?:: [^=;]+)? = (.+?)(?: as const)?;$/gm),
  ]);
  const calls = READERS.flatMap((file) => [
    ...readText(file).matchAll(/reader\.(?:integer|flag)\(\s*'([A-Z0-9_]+)',\s*([\w']+)/g),
    ...readText(file).matchAll(/reader\.text\(\s*'([A-Z0-9_]+)',\s*\/[^\n]*\/[a-z]*,\s*'[^'\n]*',\s*'([^'\n]*)'/g),
  ]);
  return new Map([...fields, ...calls].map((match) => [match[1]!, toText(match[2]!)]));
}

function toText(literal: string): string {
  if (literal === '[]') return '';
  return literal.replace(/^'(.*)'$/, '$1').replace(/(?<=\d)_(?=\d)/g, '');
}

describe('docs/configuration.md', () => {
  const rows = rowsInDocument();

  it('names every variable that the code reads', () => {
    const names = [...namesInSource(), ...COMMON];

    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !rows.has(name))).toEqual([]);
  });

  it('names no variable that nobody reads', () => {
    const source = new Set([...namesInSource(), ...COMMON]);

    expect([...rows.keys()].filter((name) => name.startsWith('HUNTER_') && !source.has(name))).toEqual([]);
    expect(namesIn(readText(DOCUMENT)).filter((name) => !source.has(name))).toEqual([]);
  });

  it.each([...defaultsInSource()])('gives %s the default %j', (name, value) => {
    expect(rows.get(name)).toBe(value === '' ? 'none' : `\`${value}\``);
  });

  it('knows the defaults of the settings that are read most', () => {
    expect(Object.fromEntries(defaultsInSource())).toMatchObject({
      PORT: '3001',
      HUNTER_HOST: '127.0.0.1',
      HUNTER_SCAN_RATE: '20',
      HUNTER_D365_ENABLED: 'false',
      HUNTER_D365_MAX_ATTEMPTS: '3',
      HUNTER_D365_API_VERSION: 'v9.2',
    });
  });
});
