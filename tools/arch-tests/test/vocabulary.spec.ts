import { QUEUES } from '@hunter/contracts';
import { filesUnder, readText } from './workspaces.js';

const QUEUE_FILE = 'libs/contracts/src/lib/queues.ts';
const CATALOGUE_FILE = 'libs/platform/src/lib/problems/problem-catalogue.ts';

const sources = [...filesUnder('apps', '.ts', '.tsx', '.mjs'), ...filesUnder('libs', '.ts', '.mjs')].filter(
  (file) => /\/src\//.test(file) && !/\.(spec|int-spec|e2e-spec)\.tsx?$/.test(file),
);
const filesThat = (matches: (text: string) => boolean): string[] => sources.filter((file) => matches(readText(file)));

describe('names that processes share', () => {
  it('are looked for in many files', () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(sources).toEqual(expect.arrayContaining([QUEUE_FILE, CATALOGUE_FILE]));
  });

  it.each(Object.values(QUEUES))('write the queue %s in one place', (queue) => {
    expect(filesThat((text) => text.includes(`'${queue}'`) || text.includes(`"${queue}"`))).toEqual([QUEUE_FILE]);
  });

  it('give a problem code its status in one place', () => {
    const entry = /'[a-z0-9]+(-[a-z0-9]+)+': \{ status: [45]\d\d/;

    expect(filesThat((text) => entry.test(text))).toEqual([CATALOGUE_FILE]);
  });

  it('turn a problem code into an answer in one place', () => {
    expect(filesThat((text) => /[`'"]\/problems\//.test(text))).toEqual([
      'libs/platform/src/lib/problems/problem.filter.ts',
    ]);
  });
});

describe('problem codes', () => {
  const codes = [...readText(CATALOGUE_FILE).matchAll(/^ {2}'?([a-z0-9-]+)'?: \{ status/gm)].map(([, code]) => code!);

  it('are found in the catalogue', () => {
    expect(codes).toEqual(expect.arrayContaining(['invalid-domain', 'lead-not-found', 'internal']));
  });

  it.each(['en', 'tr'])('all have a text in the dashboard (%s)', (language) => {
    const texts = readText(`apps/web/src/i18n/${language}.ts`);

    expect(codes.filter((code) => !new RegExp(`^\\s*'?${code}'?: `, 'm').test(texts))).toEqual([]);
  });
});
