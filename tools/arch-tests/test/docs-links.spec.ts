import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesUnder, readText, ROOT } from './workspaces.js';

const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', '.github/PULL_REQUEST_TEMPLATE.md'].filter((file) =>
    existsSync(join(ROOT, file)),
  ),
  ...filesUnder('docs', '.md'),
  ...filesUnder('apps', '.md'),
  ...filesUnder('libs', '.md'),
  ...filesUnder('tools', '.md'),
];

interface Link {
  readonly document: string;
  readonly target: string;
}

/** Links and pictures that point into the repository; code blocks are left out. */
function linksOf(document: string): Link[] {
  const text = readText(document)
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, '')
    .replace(/`[^`\n]*`/g, '');
  const inline = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const named = [...text.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm)];
  const html = [...text.matchAll(/<(?:img|a|source)[^>]+(?:src|href|srcset)="([^"\s]+)/g)];
  return [...inline, ...named, ...html]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^([a-z][a-z+.-]*:|\/\/)/i.test(target))
    .map((target) => ({ document, target }));
}

/** The anchor that a heading gets: lower case, punctuation dropped, blanks to hyphens. */
function anchorsOf(document: string): string[] {
  return [...readText(document).matchAll(/^#{1,6}\s+(.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .replace(/[`*_]|\[([^\]]*)\]\([^)]*\)/g, (_all, label: string | undefined) => label ?? '')
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

function isBroken({ document, target }: Link): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? document : join(dirname(document), decodeURIComponent(path));
  if (!existsSync(join(ROOT, file))) return true;
  return anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(anchor);
}

describe('links in documents', () => {
  const links = documents.flatMap(linksOf);

  it('are found', () => {
    expect(documents.length).toBeGreaterThan(15);
    expect(links.length).toBeGreaterThan(20);
  });

  it('lead to files and headings that are there', () => {
    expect(links.filter(isBroken)).toEqual([]);
  });

  it('lead from the list of decisions to every decision', () => {
    const listed = linksOf('docs/adr/README.md').map(({ target }) => `docs/adr/${target}`);

    expect(listed).toEqual(filesUnder('docs/adr', '.md').filter((file) => /\/\d{4}-/.test(file)));
  });

  it('never leave the repository', () => {
    expect(links.filter(({ document, target }) => join(dirname(document), target).startsWith('..'))).toEqual([]);
  });
});
