import { filesUnder, readText } from './workspaces.js';

const DOCUMENT = 'docs/operations.md';

function metricsInSource(): string[] {
  const files = [...filesUnder('apps', '.ts'), ...filesUnder('libs', '.ts')].filter((file) => /\/src\//.test(file));
  const declared = files.flatMap((file) => [
    ...readText(file).matchAll(/new (?:Counter|Gauge|Histogram|Summary)\(\{\s*name: '([a-z0-9_]+)'/g),
  ]);
  return declared.map(([, name]) => name!).sort();
}

function metricsInDocument(): string[] {
  return [...readText(DOCUMENT).matchAll(/^\|\s*`([a-z0-9]+(?:_[a-z0-9]+)+)`\s*\|/gm)].map(([, name]) => name!).sort();
}

describe('docs/operations.md', () => {
  it('lists every metric, and none that nobody counts', () => {
    expect(metricsInSource().length).toBeGreaterThanOrEqual(10);
    expect(metricsInDocument()).toEqual(metricsInSource());
  });
});
