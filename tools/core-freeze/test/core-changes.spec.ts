import { isLater, readCoreChanges } from '../src/core-changes.mjs';

const HEADER = '| Version | Date | What changed | Reason | Drift approval |\n| --- | --- | --- | --- | --- |\n';
const FIRST = '| 1.0.0 | 2026-11-22 | Everything. | The engines are complete. | – |\n';

describe('readCoreChanges', () => {
  it('reads the lines of the table, whatever stands around it', () => {
    const text = `# Core\n\n| Other | Table |\n| --- | --- |\n| 9 | 9 |\n\n${HEADER}${FIRST}| 1.1.0 | 2026-12-01 | MX \\| TXT | Null MX was scored. | Sales lead, decision 7 |\n`;

    expect(readCoreChanges(text)).toEqual({
      changes: [
        {
          version: '1.0.0',
          date: '2026-11-22',
          whatChanged: 'Everything.',
          reason: 'The engines are complete.',
          driftApproval: '',
        },
        {
          version: '1.1.0',
          date: '2026-12-01',
          whatChanged: 'MX | TXT',
          reason: 'Null MX was scored.',
          driftApproval: 'Sales lead, decision 7',
        },
      ],
      complaints: [],
    });
  });

  it.each([
    ['a reason left out', '| 1.0.1 | 2026-12-01 | A table. |  | – |', '"Reason" is empty'],
    ['a reason for form’s sake', '| 1.0.1 | 2026-12-01 | A table. | n/a | – |', '"Reason" is empty'],
    [
      'nothing said about the change',
      '| 1.0.1 | 2026-12-01 | - | Null MX was scored. | – |',
      '"What changed" is empty',
    ],
    ['no version', '| next | 2026-12-01 | A table. | Null MX was scored. | – |', '"next" is no version'],
    [
      'the same version again',
      '| 1.0.0 | 2026-12-01 | A table. | Null MX was scored. | – |',
      'does not come after 1.0.0',
    ],
    ['a lower version', '| 0.9.9 | 2026-12-01 | A table. | Null MX was scored. | – |', 'does not come after 1.0.0'],
    ['no date', '| 1.0.1 | yesterday | A table. | Null MX was scored. | – |', '"yesterday" is no date'],
    ['a day that no month has', '| 1.0.1 | 2026-13-01 | A table. | Null MX was scored. | – |', 'is no date'],
  ])('names the line with %s', (_name, line, fault) => {
    expect(readCoreChanges(`${HEADER}${FIRST}${line}\n`).complaints).toEqual([
      expect.stringMatching(/^docs\/core-changes\.md:4: /),
    ]);
    expect(readCoreChanges(`${HEADER}${FIRST}${line}\n`).complaints.join()).toContain(fault);
  });

  it.each(['', '# Core changes\n', '| Version | Reason |\n| --- | --- |\n'])('misses the table in %j', (text) => {
    expect(readCoreChanges(text)).toEqual({ changes: [], complaints: [expect.stringContaining('has no table')] });
  });
});

test.each([
  ['1.0.1', '1.0.0', true],
  ['1.10.0', '1.9.9', true],
  ['2.0.0', '1.9.9', true],
  ['1.0.0', '1.0.0', false],
  ['1.0.9', '1.1.0', false],
])('isLater(%s, %s) is %s', (version, other, expected) => {
  expect(isLater(version, other)).toBe(expected);
});
