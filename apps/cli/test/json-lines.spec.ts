import { readJsonLines, run } from './terminal.js';

const toInput = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

test('score answers each line, wrapped or not, and takes what is left out as unknown', async () => {
  const signals = { provider: 'M365', mxHosts: ['mx.example'], spf: true, dkim: true, dmarcPolicy: 'reject' };
  const { code, stdout } = await run(['score'], toInput([signals, { input: signals }, { provider: 'M365' }]));
  const [plain, wrapped, bare] = readJsonLines(stdout);
  expect(code).toBe(0);
  expect(plain).toMatchObject({ score: 90, segment: 'Existing', priorityCategory: 'P4', incomplete: false });
  expect(wrapped).toEqual(plain);
  expect(bare).toMatchObject({ score: null, segment: null, incomplete: true });
});

test('classify takes an MX host or a whole reading', async () => {
  const { code, stdout } = await run(
    ['classify'],
    toInput([
      { mxHost: 'first-example.mail.protection.outlook.com' },
      { mxHost: 'mail.natrohost.com' },
      { mxHost: null },
      { domain: 'firma.example', mxHosts: ['mx1.ppe-hosted.com'], spfRecord: 'v=spf1 include:_spf.google.com -all' },
    ]),
  );
  expect(code).toBe(0);
  expect(readJsonLines(stdout)).toEqual([
    { provider: 'M365', localProvider: null },
    { provider: 'Local', localProvider: 'Natro' },
    { provider: 'Unknown', localProvider: null },
    expect.objectContaining({ gateway: 'Proofpoint', mailboxHost: 'Google', scoreProvider: 'Google' }),
  ]);
});

test('normalize takes texts; a refusal is an answer', async () => {
  const { code, stdout } = await run(['normalize'], '\uFEFF"WWW.Example.COM:8080"\r\n\r\n{"input":"İSTANBUL.com.tr"}');
  expect(code).toBe(0);
  expect(readJsonLines(stdout)).toEqual([
    expect.objectContaining({ ok: true, domain: 'example.com' }),
    { ok: false, reason: 'turkish-i', suggestion: 'istanbul.com.tr' },
  ]);
});

test.each([
  ['score', 'not json', 'invalid-json'],
  ['score', '[]', 'invalid-input'],
  ['score', '{"provider":"Microsoft"}', 'invalid-input'],
  ['score', '{"provider":"M365","mxHosts":"mx.example"}', 'invalid-input'],
  ['score', '{"provider":"M365","spf":"yes"}', 'invalid-input'],
  ['classify', '{}', 'invalid-input'],
  ['classify', '{"mxHost":5}', 'invalid-input'],
  ['classify', '{"domain":"a.example","cnames":{"lyncdiscover":1}}', 'invalid-input'],
  ['normalize', '3', 'invalid-input'],
])('%s names the line that it cannot read: %s', async (command, line, code) => {
  const good = command === 'normalize' ? '"a.example"' : '{"mxHost":null,"provider":"M365"}';
  const result = await run([command], `${good}\n${line}\n${good}\n`);
  const [before, broken, after] = readJsonLines<{ error?: { code: string; line: number } }>(result.stdout);
  expect(result.code).toBe(1);
  expect(broken).toMatchObject({ error: { code, line: 2 } });
  expect(after).toEqual(before);
  expect(before?.error).toBeUndefined();
});
