import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleLead, sampleOrg } from '../../test/sample-lead';
import { COLUMN_RULES, type ColumnRule } from './column-rules';
import { readD365Config } from './config';
import { judgeMapping } from './judge-mapping';
import { fitToOrg, mapLead } from './map';
import { readMappingFile } from './mapping-file';

const read = (fields: unknown) => readMappingFile(JSON.stringify({ version: 1, fields }), 'hunter');

function rulesOf(fields: unknown): readonly ColumnRule[] {
  const result = read(fields);
  if (!result.ok) throw new Error(JSON.stringify(result.complaints));
  return result.rules;
}

function placesOf(fields: unknown): readonly string[] {
  const result = read(fields);
  return result.ok ? [] : result.complaints.map(({ place }) => place);
}

test('a file that changes nothing is the default mapping', () => {
  expect(rulesOf({})).toEqual(COLUMN_RULES);
});

test('a field goes into another column, under another policy, or nowhere', () => {
  const rules = rulesOf({
    score: { column: 'new_fit', policy: 'if-empty' },
    lastname: { skip: true },
  });
  const columns = mapLead(sampleLead(), 'hunter', rules);
  expect(columns.find(({ rule }) => rule.field === 'score')).toMatchObject({
    column: 'new_fit',
    value: 80,
    rule: { policy: 'if-empty' },
  });
  expect(columns.map(({ column }) => column)).not.toContain('lastname');
  expect(columns).toHaveLength(COLUMN_RULES.length - 1);
});

test('an option is named by its label or its value in this organisation', () => {
  const rules = rulesOf({
    leadqualitycode: { options: { Hot: 'A lead' } },
    segment: { options: { Migration: 42 } },
  });
  const org = sampleOrg({
    leadqualitycode: { options: [{ value: 7, labels: ['A lead'] }] },
    hunter_segment: { options: [{ value: 42, labels: ['Something else'] }] },
  });
  const { columns, notes } = fitToOrg(mapLead(sampleLead(), 'hunter', rules), org);
  const values = Object.fromEntries(columns.map(({ column, value }) => [column, value]));
  expect(values).toMatchObject({ leadqualitycode: 7, hunter_segment: 42 });
  expect(notes).toEqual([]);
});

test('options that the organisation lacks are found before a push meets them', () => {
  const rules = rulesOf({ segment: { options: { Migration: 42, Cold: 'Buz' } } }).filter(
    ({ field }) => field === 'segment',
  );
  expect(judgeMapping(rules, sampleOrg(), 'hunter')).toMatchObject([
    { field: 'segment', column: 'hunter_segment', problem: 'options-missing', expected: 'Migration, Buz' },
  ]);
});

test.each([
  [{ scoer: {} }, ['fields.scoer']],
  [{ score: { column: 'New Fit' } }, ['fields.score.column']],
  [{ score: { policy: 'sometimes' } }, ['fields.score.policy']],
  [{ score: { colour: 'red' } }, ['fields.score']],
  [{ score: { skip: true, policy: 'always' } }, ['fields.score']],
  [{ score: { options: { a: 1 } } }, ['fields.score.options']],
  [{ segment: { options: { Warm: 1 } } }, ['fields.segment.options.Warm']],
  [{ urgency: { column: 'hunter_score' } }, ['fields.urgency.column']],
  [{ subject: { column: 'hunter_domain' } }, ['fields.subject.column']],
])('%j is refused at %j', (fields, places) => {
  expect(placesOf(fields)).toEqual(places);
});

test('two columns may change places', () => {
  expect(placesOf({ urgency: { column: 'hunter_next_step' }, next_step: { column: 'hunter_urgency' } })).toEqual([]);
});

test.each(['{', '[]', '{"version":2,"fields":{}}', '{"fields":{}}'])('%s is no mapping file', (text) => {
  expect(readMappingFile(text, 'hunter').ok).toBe(false);
});

describe('HUNTER_D365_MAPPING_FILE', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mapping-'));
  const file = join(folder, 'mapping.json');
  const environment = {
    HUNTER_D365_ENABLED: 'true',
    HUNTER_D365_BASE_URL: 'https://contoso.example',
    HUNTER_D365_TENANT_ID: 'contoso.example',
    HUNTER_D365_CLIENT_ID: 'app',
    HUNTER_D365_CLIENT_SECRET: 'secret',
    HUNTER_D365_MAPPING_FILE: file,
  };
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('is read at start', () => {
    writeFileSync(file, JSON.stringify({ version: 1, fields: { lastname: { skip: true } } }));
    const config = readD365Config(environment);
    expect(config.enabled && config.columnRules.some(({ field }) => field === 'lastname')).toBe(false);
  });

  test('ends the start with every fault, its place and what to do', () => {
    writeFileSync(file, JSON.stringify({ version: 1, fields: { scoer: {}, segment: { options: { Warm: 1 } } } }));
    expect(() => readD365Config(environment)).toThrow(
      /fields\.scoer is no field.*\n.*options\.Warm.*use one of Migration/,
    );
    rmSync(file);
    expect(() => readD365Config(environment)).toThrow('HUNTER_D365_MAPPING_FILE names a file that cannot be read');
  });
});
