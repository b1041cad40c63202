import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rulesV1, scoreDomain } from '@hunter/core-scoring';
import type { RuleSet } from '@hunter/core-scoring';
import { CORE_CHANGES_FILE, readCoreChanges } from '../src/core-changes.mjs';
import { judgeDrift } from '../src/judge-drift.mjs';
import {
  DRIFT_BASELINE_FILE,
  readDriftBaseline,
  readRegressionSet,
  REGRESSION_SET_FILE,
} from '../src/regression-set.mjs';
import { runCoreDrift } from '../src/run-core-drift.mjs';

const ROOT = join(__dirname, '../../..');

/** Without the rule for Microsoft's customers: more than one lead in twenty. */
const harsh: RuleSet = {
  ...rulesV1,
  segments: { ...rulesV1.segments, rules: rulesV1.segments.rules.slice(1) },
};
/** One sales play of a few leads gets another name. */
const mild: RuleSet = {
  ...rulesV1,
  segments: {
    ...rulesV1.segments,
    rules: [{ when: { score: { least: 90 }, provider: ['Google'] }, then: 'Existing' }, ...rulesV1.segments.rules],
  },
};

test('the rules as they stand keep the leads of the regression set in their classes, or have an approval', () => {
  const { changes, complaints } = readCoreChanges(readFileSync(join(ROOT, CORE_CHANGES_FILE), 'utf8'));
  const leads = readRegressionSet(ROOT);
  const verdict = judgeDrift({ leads, baseline: readDriftBaseline(ROOT), scoreDomain, changes });
  expect([...complaints, ...verdict.complaints]).toEqual([]);
  expect(leads.length).toBeGreaterThan(500);
  expect(new Set(leads.map(({ domain }) => domain)).size).toBe(leads.length);
});

describe('a changed rule set', () => {
  let root: string;
  let lines: string[];

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'hunter-drift-'));
    lines = [];
    for (const file of [REGRESSION_SET_FILE, DRIFT_BASELINE_FILE, CORE_CHANGES_FILE]) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      cpSync(join(ROOT, file), join(root, file));
    }
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const run = (rules: RuleSet, ...args: string[]) =>
    runCoreDrift({ root, args, rules, write: (line) => lines.push(line) });

  function addEntry(version: string, approval: string): void {
    const file = join(root, CORE_CHANGES_FILE);
    const entry = `| ${version} | 2027-01-15 | Segments of Microsoft customers. | Sales asked for it. | ${approval} |\n`;
    writeFileSync(file, readFileSync(file, 'utf8') + entry);
  }

  it('is refused when more than 5 % change class and nobody approved it', () => {
    expect(run(harsh)).toBe(1);
    expect(lines.at(-1)).toMatch(/core-drift: \d+ of 564 leads change class \(\d+\.\d %\), more than 5\.0 %/);
    expect(lines.at(-1)).toContain('Drift approval');
  });

  it.each([
    ['a dash', '–'],
    ['words for form’s sake', 'n/a'],
  ])('is refused when the entry names %s as approval', (_name, approval) => {
    addEntry('99.0.0', approval);
    expect(run(harsh)).toBe(1);
  });

  it('passes once an entry names the approval', () => {
    addEntry('99.0.0', 'Head of sales, decision 12 of 2027-01-14');
    expect(run(harsh)).toBe(0);
    expect(lines.at(-1)).toContain('approved: Head of sales');
  });

  it('is refused again when only the approval of an earlier change stands there', () => {
    addEntry('99.0.0', 'Head of sales, decision 12 of 2027-01-14');
    expect(run(harsh, '--update')).toBe(0);
    expect(run(harsh)).toBe(0);
    expect(run(rulesV1)).toBe(1);
  });

  it('passes without approval when few leads change class, and says which', () => {
    expect(run(mild)).toBe(0);
    expect(lines[0]).toMatch(/^lead-\d+\.example: Migration\/P2 → Existing\/\w+$/);
    expect(lines.at(-1)).toMatch(/core-drift: \d+ of 564 leads change class \([0-4]\.\d %\)\./);
  });

  it('cannot have its classes recorded without approval', () => {
    const before = readFileSync(join(root, DRIFT_BASELINE_FILE), 'utf8');
    expect(run(harsh, '--update')).toBe(1);
    expect(readFileSync(join(root, DRIFT_BASELINE_FILE), 'utf8')).toBe(before);
  });

  it('is judged by no empty regression set', () => {
    writeFileSync(join(root, REGRESSION_SET_FILE), '');
    expect(run(rulesV1)).toBe(1);
  });
});
