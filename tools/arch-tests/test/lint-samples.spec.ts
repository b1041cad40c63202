import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const BOUNDARIES = '@nx/enforce-module-boundaries (tag)';
const CYCLES = '@nx/enforce-module-boundaries (cycle)';
const ROOT = join(__dirname, '..');

// Every sample is named here, with the rule that must refuse it; the allowed ones show that the rules do not refuse all.
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'allowed-core-imports-core.ts.txt': [],
  'allowed-core-imports-its-package.ts.txt': [],
  'allowed-nest-part-imports-nest.ts.txt': [],
  'contracts-imports-core.ts.txt': [BOUNDARIES],
  'core-calls-date.ts.txt': ['no-restricted-syntax'],
  'core-compares-by-locale.ts.txt': ['no-restricted-syntax'],
  'core-fetches.ts.txt': ['no-restricted-globals'],
  'core-formats-by-locale.ts.txt': ['no-restricted-globals'],
  'core-has-an-enum.ts.txt': ['no-restricted-syntax'],
  'core-imports-leads.ts.txt': [CYCLES],
  'core-imports-node-builtin.ts.txt': ['no-restricted-imports'],
  'core-imports-npm-package.ts.txt': [BOUNDARIES],
  'core-imports-on-demand.ts.txt': ['no-restricted-syntax'],
  'core-imports-package-of-another-lib.ts.txt': [BOUNDARIES],
  'core-imports-package-of-specs.ts.txt': [BOUNDARIES],
  'core-imports-platform.ts.txt': [BOUNDARIES],
  'core-imports-transport.ts.txt': [CYCLES],
  'core-makes-a-date.ts.txt': ['no-restricted-syntax'],
  'core-makes-code.ts.txt': ['no-new-func'],
  'core-reaches-for-the-global.ts.txt': ['no-restricted-globals'],
  'core-reads-environment.ts.txt': ['no-restricted-globals'],
  'core-reads-the-clock.ts.txt': ['no-restricted-properties'],
  'core-rolls-dice.ts.txt': ['no-restricted-properties'],
  'core-sets-a-timer.ts.txt': ['no-restricted-globals'],
  'core-switches-rules-off.ts.txt': ['no-restricted-properties'],
  'integration-imports-integration.ts.txt': [BOUNDARIES],
  'integration-imports-leads.ts.txt': [BOUNDARIES],
  'integration-root-imports-nest.ts.txt': ['no-restricted-imports'],
  'integration-root-imports-typeorm.ts.txt': ['no-restricted-imports'],
  'leads-imports-integration.ts.txt': [BOUNDARIES],
  'persistence-imports-leads.ts.txt': [CYCLES],
  'platform-imports-core.ts.txt': [BOUNDARIES],
  'sandbox-imports-ours.ts.txt': [BOUNDARIES],
  'transport-imports-platform.ts.txt': [BOUNDARIES],
  'web-imports-leads.ts.txt': [BOUNDARIES],
};

describe('the lint rules', () => {
  let findings: Record<string, string[]>;

  beforeAll(() => {
    findings = JSON.parse(
      execFileSync(process.execPath, [join(ROOT, 'lint-samples.mjs')], {
        encoding: 'utf8',
        env: { ...process.env, NX_DAEMON: 'false' },
      }),
    ) as Record<string, string[]>;
  }, 120_000);

  it('have a sample for every expectation and an expectation for every sample', () => {
    expect(readdirSync(join(ROOT, 'samples')).sort()).toEqual(Object.keys(EXPECTED));
  });

  it.each(Object.entries(EXPECTED).filter(([, rules]) => rules.length > 0))('refuse %s by %s', (name, rules) => {
    expect(findings[name]).toEqual(expect.arrayContaining([...rules]));
  });

  it.each(Object.entries(EXPECTED).filter(([, rules]) => rules.length === 0))('let %s pass', (name) => {
    expect(findings[name]).toEqual([]);
  });
});
