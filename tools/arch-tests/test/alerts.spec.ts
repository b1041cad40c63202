import { parse } from 'yaml';
import { filesUnder, readText } from './workspaces.js';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

const RULES_FILE = 'ops/prometheus/rules.yml';
const RULES = (parse(readText(RULES_FILE)) as { groups: { rules: Rule[] }[] }).groups.flatMap(({ rules }) => rules);

interface Metric {
  readonly kind: string;
  readonly labels: readonly string[];
}

/** Labels that the scrape adds. */
const SCRAPED = ['job', 'instance'];
/** What Prometheus makes of a histogram. */
const SERIES_OF_HISTOGRAM = ['_bucket', '_sum', '_count'];

const DECLARATION = /new (Counter|Gauge|Histogram|Summary)\(\{\s*name: '([a-z0-9_]+)'([\s\S]*?)\}\)/g;

/** Every series that a process registers, with its labels. */
function seriesInSource(): ReadonlyMap<string, Metric> {
  const files = [...filesUnder('apps', '.ts'), ...filesUnder('libs', '.ts')].filter((file) => /\/src\//.test(file));
  const series = new Map<string, Metric>();
  for (const [, kind = '', name = '', rest = ''] of files.flatMap((file) => [
    ...readText(file).matchAll(DECLARATION),
  ])) {
    const labels = [...(/labelNames: \[([^\]]*)\]/.exec(rest)?.[1] ?? '').matchAll(/'([a-z_]+)'/g)].map(
      ([, one]) => one!,
    );
    if (kind === 'Histogram') {
      for (const suffix of SERIES_OF_HISTOGRAM) series.set(`${name}${suffix}`, { kind, labels: [...labels, 'le'] });
    } else series.set(name, { kind, labels });
  }
  return series;
}

/** The series of an expression, each with the labels it is narrowed by. */
function selectorsOf(
  expr: string,
): readonly { readonly series: string; readonly matchers: ReadonlyMap<string, string> }[] {
  const bare = expr.replace(/\b(?:by|on|without|ignoring)\s*\([^)]*\)/g, '');
  return [...bare.matchAll(/\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\b(?!\s*\()(?:\{([^}]*)\})?/g)].map((match) => ({
    series: match[1]!,
    matchers: new Map(
      [...(match[2] ?? '').matchAll(/([a-z_]+)(?:=~|!~|!=|=)"([^"]*)"/g)].map((one) => [one[1]!, one[2]!]),
    ),
  }));
}

function groupingOf(expr: string): readonly string[] {
  return [...expr.matchAll(/\bby\s*\(([^)]*)\)/g)].flatMap(([, labels]) =>
    labels!.split(',').map((label) => label.trim()),
  );
}

/** The failure codes that a pattern over words, alternatives and one group stands for. */
function codesOf(pattern: string): readonly string[] {
  const [, before, group, after] = /^(.*?)\(([^)]*)\)(.*)$/.exec(pattern) ?? [];
  if (group === undefined) return pattern.split('|');
  const expanded = group.split('|').map((one) => `${before!}${one}`);
  return [...expanded, ...after!.split('|').filter((one) => one !== '')];
}

describe(RULES_FILE, () => {
  const series = seriesInSource();
  const declared = readText('libs/integrations-d365/src/lib/failure-codes.ts');

  it('has rules, each under a name of its own', () => {
    expect(RULES.length).toBeGreaterThanOrEqual(10);
    expect(new Set(RULES.map(({ alert }) => alert)).size).toBe(RULES.length);
  });

  it.each(RULES.map((rule) => [rule.alert, rule] as const))(
    '%s asks for nothing that nobody counts',
    (_name, { expr }) => {
      const selectors = selectorsOf(expr);
      expect(selectors.length).toBeGreaterThan(0);
      for (const { series: name, matchers } of selectors) {
        const labels = series.get(name)?.labels;
        expect([name, labels]).toEqual([name, expect.anything()]);
        expect([...matchers.keys()].filter((label) => !labels!.includes(label))).toEqual([]);
        const { code } = Object.fromEntries(matchers);
        if (code !== undefined) for (const one of codesOf(code)) expect(declared).toContain(`'${one}'`);
      }
      const known = new Set([...SCRAPED, ...selectors.flatMap(({ series: name }) => series.get(name)?.labels ?? [])]);
      expect(groupingOf(expr).filter((label) => !known.has(label))).toEqual([]);
    },
  );

  it('would notice a metric, a label and a code that do not exist', () => {
    expect(selectorsOf('sum(rate(d365_no_such_total{code=~"a|b"}[5m]))')).toEqual([
      { series: 'd365_no_such_total', matchers: new Map([['code', 'a|b']]) },
    ]);
    expect(series.has('d365_no_such_total')).toBe(false);
    expect(series.get('d365_push_total')?.labels).toEqual(['outcome']);
    expect(codesOf('sign-in-(a|b)|c')).toEqual(['sign-in-a', 'sign-in-b', 'c']);
  });

  it('has a runbook for every alert, and no runbook for none', () => {
    const headings = [...readText('docs/operations.md').matchAll(/^#### (\w+)$/gm)].map(([, name]) => name!);
    expect(headings.sort()).toEqual(RULES.map(({ alert }) => alert).sort());
    for (const { alert, annotations, labels } of RULES) {
      expect(annotations.runbook).toBe(`docs/operations.md#${alert.toLowerCase()}`);
      expect(['warning', 'critical']).toContain(labels.severity);
    }
  });

  it('is tested, alert by alert', () => {
    const tests = readText('ops/prometheus/rules.test.yml');
    for (const { alert } of RULES) expect(tests).toContain(alert);
  });
});
