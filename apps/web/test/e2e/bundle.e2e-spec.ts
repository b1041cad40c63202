import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const DIST = join(__dirname, '..', '..', 'dist');
const BUDGET_BYTES = 250_000;

describe('the main bundle', () => {
  it('stays below its budget: every script the page names, gzipped', () => {
    const html = readFileSync(join(DIST, 'index.html'), 'utf8');
    const scripts = [...new Set(html.match(/\/assets\/[^"]+\.js/g) ?? [])];
    const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(DIST, path))).length, 0);
    expect(scripts.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(BUDGET_BYTES);
  });

  it('is the production build of React', () => {
    const html = readFileSync(join(DIST, 'index.html'), 'utf8');
    const [entry = ''] = /\/assets\/index-[^"]+\.js/.exec(html) ?? [];
    expect(readFileSync(join(DIST, entry), 'utf8')).not.toContain('not wrapped in act');
  });

  it('holds no inline script and no inline style', () => {
    const html = readFileSync(join(DIST, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
  });
});
