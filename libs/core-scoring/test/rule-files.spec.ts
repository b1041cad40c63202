import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { PROVIDERS } from '@hunter/core-provider-map';
import type { RuleSet, ScoreBreakdown } from '../src/index.js';
import { compileScoring, readRuleSet, rulesV1 } from '../src/index.js';
import { ruleSetSchema } from '../src/lib/rule-set-schema.generated.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function readJson(name: string): Json {
  return JSON.parse(readFileSync(join(__dirname, '..', 'rules', name), 'utf8')) as Json;
}

const v1 = readJson('v1.json');

test.each([
  ['v1.json', rulesV1],
  ['schema.json', ruleSetSchema],
])('the generated module says what rules/%s says', (name, generated) => {
  expect(generated).toEqual(readJson(name));
});

test('rule set v1 follows its schema', () => {
  expect(readRuleSet(v1)).toEqual({ ok: true, rules: rulesV1 });
});

test.each<[string, Json, string, string]>([
  ['no object', [], '', 'type'],
  ['a version too many points', { ...(v1 as object), base: 101 }, '/base', 'maximum'],
  ['half a point', { ...(v1 as object), base: 0.5 }, '/base', 'type'],
  ['an empty version', { ...(v1 as object), version: '' }, '/version', 'minLength'],
  ['a blank version', { ...(v1 as object), version: ' \t' }, '/version', 'minLength'],
  ['a range upside down', { ...(v1 as object), range: { least: 100, most: 0 } }, '/range/least', 'maximum'],
  [
    'a range upside down in a rule',
    { ...(v1 as object), segments: { rules: [segmentWhen({ score: { least: 90, most: 10 } })], otherwise: 'Skip' } },
    '/segments/rules/0/when/score/least',
    'maximum',
  ],
  [
    'two rules of one code',
    { ...(v1 as object), risks: [riskWhen({ spf: [false] }), riskWhen({ dkim: [false] })] },
    '/risks/1/code',
    'uniqueItems',
  ],
  [
    'two signals of one code',
    { ...(v1 as object), signals: [signalWhen({ spf: [true] }), signalWhen({ spf: [false] })] },
    '/signals/1/code',
    'uniqueItems',
  ],
  ['a decision it does not know', { ...(v1 as object), moods: [] }, '/moods', 'additionalProperties'],
  ['a risk without a name', { ...(v1 as object), risks: [{ points: 1, when: {} }] }, '/risks/0/code', 'required'],
  [
    'a list of nobody',
    { ...(v1 as object), risks: [riskWhen({ provider: [] })] },
    '/risks/0/when/provider',
    'minItems',
  ],
  [
    'a provider it does not know',
    { ...(v1 as object), risks: [riskWhen({ provider: ['Lotus'] })] },
    '/risks/0/when/provider/0',
    'enum',
  ],
])('%s is refused where it stands', (_name, json, path, keyword) => {
  const reading = readRuleSet(json);
  expect(reading.ok).toBe(false);
  if (!reading.ok) expect(reading.violations).toContainEqual(expect.objectContaining({ path, keyword }));
});

test('a range of one score is no fault', () => {
  const rules = { ...rulesV1, range: { least: 50, most: 50 } };
  expect(readRuleSet(rules)).toEqual({ ok: true, rules });
});

function riskWhen(when: Json): Json {
  return { code: 'no_spf', points: -1, when };
}

function signalWhen(when: Json): Json {
  return { code: 'spf', points: 1, when };
}

function segmentWhen(when: Json): Json {
  return { when, then: 'Cold' };
}

type Path = readonly (string | number)[];

function pathsOf(json: Json, at: Path = []): Path[] {
  if (typeof json !== 'object' || json === null) return [at];
  return [at, ...Object.entries(json).flatMap(([key, entry]) => pathsOf(entry, [...at, key]))];
}

function replaced(json: Json, [key, ...rest]: Path, change: (old: Json) => Json | undefined): Json | undefined {
  if (key === undefined) return change(json);
  const entries = Object.entries(json as object).flatMap(([name, entry]): [string, Json][] => {
    if (name !== String(key)) return [[name, entry as Json]];
    const next = replaced(entry as Json, rest, change);
    return next === undefined ? [] : [[name, next]];
  });
  return Array.isArray(json) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries);
}

const change: fc.Arbitrary<(old: Json) => Json | undefined> = fc.oneof(
  fc.constant(() => undefined),
  fc.jsonValue().map((value) => () => value as Json),
  fc.constantFrom<Json>('Local', 'Cold', 'HIGH', 'spf', -1, 0, 7, 60, 101, true, [], {}).map((value) => () => value),
  fc.jsonValue().map((value) => (old: Json) => {
    if (Array.isArray(old)) return [...old, value as Json];
    return typeof old === 'object' ? { ...old, more: value as Json } : old;
  }),
);

function clampedSum({ range }: RuleSet, { base, provider, signals, risks }: ScoreBreakdown): number {
  const points = [base, provider, ...Object.values(signals), ...Object.values(risks)];
  const sum = points.reduce((total, line) => total + line, 0);
  return Math.min(range.most, Math.max(range.least, sum));
}

test('a changed rule set is either refused or scores every domain within its schema', () => {
  const counts = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...pathsOf(v1)), change, (path, apply) => {
      const reading = readRuleSet(replaced(v1, path, apply) ?? null);
      counts[reading.ok ? 'accepted' : 'refused'] += 1;
      if (!reading.ok) {
        expect(reading.violations.length).toBeGreaterThan(0);
        return;
      }
      const { scoreDomain, scoreBreakdown } = compileScoring(reading.rules);
      for (const provider of PROVIDERS) {
        const signals = {
          provider,
          mxHosts: ['mail.firma.example'],
          spf: true,
          dkim: false,
          dmarcPolicy: null,
        } as const;
        const { score, segment, priorityScore } = scoreDomain(signals);
        expect(Number.isInteger(score)).toBe(true);
        expect(['Migration', 'Existing', 'Cold', 'Skip']).toContain(segment);
        expect([1, 2, 3, 4, 5, 6, 7]).toContain(priorityScore);
        expect(clampedSum(reading.rules, scoreBreakdown(signals))).toBe(score);
      }
    }),
    { numRuns: 600 },
  );
  expect(counts.accepted).toBeGreaterThan(20);
  expect(counts.refused).toBeGreaterThan(100);
});
