import { rulesV1 } from '@hunter/core-scoring';
import type { RuleSet } from '@hunter/core-scoring';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './terminal.js';

/** Google's customers are migrations from 40 points on. */
const eager: RuleSet = {
  ...rulesV1,
  version: 'v2',
  segments: {
    ...rulesV1.segments,
    rules: [{ when: { score: { least: 40 }, provider: ['Google'] }, then: 'Migration' }, ...rulesV1.segments.rules],
  },
};

const google = { provider: 'Google', mxHosts: ['aspmx.l.google.com'], spf: true, dkim: false, dmarcPolicy: null };
const microsoft = { ...google, provider: 'M365' };
const scanned = {
  domain: 'second.example',
  input: 'Second.example',
  provider: 'Google',
  mx_hosts: ['aspmx.l.google.com'],
  spf: true,
  spf_record: 'v=spf1 include:a.example include:b.example include:c.example include:d.example -all',
  dkim: true,
  dmarc_policy: null,
  error: null,
};
const failed = { domain: 'third.example', provider: null, mx_hosts: null, error: { code: 'dns-timeout' } };
const refused = { domain: 'x', input: 'x', error: { code: 'invalid-domain', reason: 'no-dot' } };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hunter-rules-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, content: unknown): Promise<string> {
  const file = join(folder, name);
  const isLines = Array.isArray(content);
  const text = isLines ? content.map((line) => JSON.stringify(line)).join('\n') : JSON.stringify(content);
  await writeFile(file, typeof content === 'string' ? content : text);
  return file;
}

describe('rules diff', () => {
  test('shows who changes class and from what to what', async () => {
    const rules = await write('v2.json', eager);
    const base = await write('base.jsonl', [{ domain: 'first.example', ...google }, microsoft]);
    const { code, stdout, stderr } = await run(['rules', 'diff', rules, '--base', base]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      'DOMAIN         SEGMENT           PLAY     SCORE',
      'first.example  Cold → Migration  P5 → P2  45',
      '',
      '1 × Cold P5 → Migration P2',
      '',
      `v1 → v2: 1 of 2 leads change class (50.0 %; more than 5 %: it needs an approval). Base: ${base}.`,
      '',
    ]);
  });

  test('takes the lines of a scan, and leaves those without a score out', async () => {
    const rules = await write('v2.json', { ...eager, risks: rulesV1.risks.slice(0, -1) });
    const base = await write('scan.jsonl', [scanned, { input: google }, failed, refused]);
    const { code, stdout } = await run(['rules', 'diff', rules, '--base', base, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      rules_version_before: 'v1',
      rules_version_after: 'v2',
      base,
      leads: 2,
      skipped: 2,
      changed: 1,
      share: 0.5,
      limit: 0.05,
      needs_approval: true,
      moves: [{ before: 'Cold P5', after: 'Migration P2', leads: 1 }],
      changes: [
        {
          domain: 'line 2',
          before: { segment: 'Cold', priority_category: 'P5', readiness_score: 45 },
          after: { segment: 'Migration', priority_category: 'P2', readiness_score: 45 },
        },
      ],
    });
  });

  test('goes through the regression set when no base is named, and says so', async () => {
    const rules = await write('same.json', rulesV1);
    const { code, stdout } = await run(['rules', 'diff', rules]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^v1 → v1: 0 of \d{3,} leads change class \(0\.0 %; .*\)\. Base: the regression set\.\n$/);
  });

  test('says so when changed rules keep the version of those in use', async () => {
    const changed = { ...rulesV1, providerPoints: { ...rulesV1.providerPoints, Local: 11 } };
    const rules = await write('changed.json', changed);
    const base = await write('base.jsonl', [microsoft]);
    const { code, stdout } = await run(['rules', 'diff', rules, '--base', base]);
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, -1)).toEqual([
      `v1 → v1: 0 of 1 leads change class (0.0 %; 5 % need no approval). Base: ${base}.`,
      expect.stringMatching(/^The rules differ, but both call themselves v1: give the changed ones a version/),
    ]);
    const { stdout: json } = await run(['rules', 'diff', rules, '--base', base, '--json']);
    expect(JSON.parse(json)).toMatchObject({ rules_version_after: 'v1', version_reused: true });
  });

  test('takes the same rules for the same, in whatever order their file names them', async () => {
    const { $schema: _schema, version, ...others } = rulesV1;
    const rules = await write('same.json', { ...others, version });
    const { stdout } = await run(['rules', 'diff', rules, '--json']);
    expect(JSON.parse(stdout)).not.toHaveProperty('version_reused');
  });

  test('goes through the leads of the API, page by page, with the text of each SPF record', async () => {
    const rules = await write('v2.json', { ...rulesV1, version: 'v2', risks: rulesV1.risks.slice(0, -1) });
    const { input: _input, error: _error, spf_record, ...row } = { ...scanned, id: 'lead-2', dmarc_policy: 'none' };
    const pages: Record<string, unknown> = {
      '/api/v1/leads?sort=domain&limit=200': { items: [{ ...failed, id: 'lead-3', spf: null }], next_cursor: 'next' },
      '/api/v1/leads?sort=domain&limit=200&cursor=next': { items: [row], next_cursor: null },
      '/api/v1/leads/lead-2': { ...row, spf_record },
    };
    const server = createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(pages[request.url ?? ''] ?? { code: 'not-found' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, stdout } = await run(['rules', 'diff', rules, '--api', '--json'], '', { HUNTER_API_URL: url });
    await new Promise((resolve) => server.close(resolve));
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      base: url,
      leads: 1,
      skipped: 1,
      moves: [{ before: 'Cold P5', after: 'Migration P2', leads: 1 }],
    });
  });

  test('says that the API does not answer', async () => {
    const rules = await write('v2.json', eager);
    const env = { HUNTER_API_URL: 'http://127.0.0.1:9' };
    const { code, stdout, stderr } = await run(['rules', 'diff', rules, '--api'], '', env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('api-unreachable: no answer from http://127.0.0.1:9');
  });

  test('compares two files, and reads one of them from standard input', async () => {
    const [rules, other] = [JSON.stringify(rulesV1), await write('v2.json', eager)];
    const base = await write('base.jsonl', [microsoft]);
    const { code, stdout } = await run(['rules', 'diff', '-', '--against', other, '--base', base], rules);
    expect(code).toBe(0);
    expect(stdout).toContain('v2 → v1: 0 of 1 leads');
  });

  test.each([
    ['a broken line', '{"provider":"Google"}\n{', 'line 2'],
    ['a provider that is none', '{"provider":"Lotus"}', 'provider must be one of "M365"'],
    ['nothing', '\n', 'holds no lead'],
  ])('%s in the base is wrong use', async (_name, content, words) => {
    const rules = await write('v2.json', eager);
    const { code, stdout, stderr } = await run(['rules', 'diff', rules, '--base', await write('base.jsonl', content)]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });

  test.each([
    [['rules', 'diff']],
    [['rules', 'diff', 'no-such-file.json']],
    [['rules', 'diff', '-', '--base', '-']],
    [['rules', 'diff', '-', '--base', 'leads.jsonl', '--api']],
    [['rules', 'bogus']],
  ])('%j is wrong use', async (args) => {
    const { code, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stderr).not.toBe('');
  });
});

describe('rules validate', () => {
  test('accepts the rules in use', async () => {
    const file = await write('v1.json', rulesV1);
    expect(await run(['rules', 'validate', file])).toEqual({
      code: 0,
      stdout: `${file}: a rule set, version v1\n`,
      stderr: '',
    });
    expect(JSON.parse((await run(['rules', 'validate', file, '--json'])).stdout)).toEqual({
      file,
      ok: true,
      version: 'v1',
    });
  });

  test.each<[unknown, string]>([
    [{ ...rulesV1, base: 101 }, '/base is too large; use 100 or less'],
    [{ ...rulesV1, base: 0.5 }, '/base has the wrong type; make it a whole number'],
    [{ ...rulesV1, version: undefined }, '/version is missing; add it as a string'],
    [{ ...rulesV1, moods: [] }, '/moods is not known; remove it or spell it as one of $schema, version, base'],
    [
      { ...rulesV1, risks: [{ code: 'no_spf', points: -1, when: { provider: ['Lotus'] } }] },
      '/risks/0/when/provider/0 is a value that no rule knows; use one of M365, Google',
    ],
    [{ ...rulesV1, version: ' ' }, '/version is empty; write something there'],
    [{ ...rulesV1, range: { least: 100, most: 0 } }, '/range/least is too large; use 0 or less'],
    [
      { ...rulesV1, risks: [...rulesV1.risks, { code: 'no_spf', points: -3, when: { spf: [false] } }] },
      '/risks/6/code is there twice, first at /risks/0/code; make one rule of the two',
    ],
    ['{"version": "v1",}', 'the file is not JSON'],
  ])('names the place, what is wrong and what to do: case %#', async (content, words) => {
    const file = await write('rules.json', content);
    for (const command of ['validate', 'diff']) {
      const { code, stdout, stderr } = await run(['rules', command, file]);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(`${file}: ${words}`);
    }
  });

  test('gives every fault to a program', async () => {
    const file = await write('rules.json', { ...rulesV1, base: 101, version: '' });
    const { code, stdout } = await run(['rules', 'validate', file, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      errors: [
        { code: 'schema-violation', path: '/version', detail: 'is empty' },
        { code: 'schema-violation', path: '/base', detail: 'is too large', remedy: 'use 100 or less' },
      ],
    });
  });
});
