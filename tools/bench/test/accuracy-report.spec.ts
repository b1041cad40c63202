import { countMicrosoft, isRight, toCalibrationTable, toConfusionTable } from '../src/accuracy/accuracy-report.mjs';
import type { Judged } from '../src/accuracy/accuracy-report.mjs';

function judged(label: string, mailboxHost: Judged['setup']['mailboxHost'], confidence: number): Judged {
  return {
    label,
    isBehindGateway: false,
    isRecorded: true,
    setup: { mailboxHost, gateway: null, tenant: null, tenantElsewhere: null, confidence },
    tenantElsewhereWhenProbed: null,
  };
}

const rows = [
  judged('microsoft', 'M365', 99),
  judged('microsoft', 'M365', 99),
  judged('microsoft', null, 0),
  judged('domestic', 'M365', 70),
  judged('domestic', 'Local', 70),
  judged('unknown', 'Local', 70),
];

test('an abstention counts as not Microsoft', () => {
  expect(countMicrosoft(rows)).toEqual({ labelled: 3, said: 3, right: 2, abstained: 1 });
});

test('the matrix has the commonest label and verdict first', () => {
  expect(
    toConfusionTable(rows)
      .split('\n')
      .map((line) => line.replace(/ +/g, ' ')),
  ).toEqual([
    '| label | M365 | Local | abstained | all |',
    '| --------- | ---: | ----: | --------: | --: |',
    '| microsoft | 2 | 0 | 1 | 3 |',
    '| domestic | 1 | 1 | 0 | 2 |',
    '| unknown | 0 | 1 | 0 | 1 |',
  ]);
});

test('the calibration leaves abstentions and rows without a known answer out', () => {
  const lines = toCalibrationTable(rows).split('\n').slice(2);
  expect(lines.map((line) => line.match(/[\d.]+/g))).toEqual([
    ['70', '2', '1', '0.5000'],
    ['99', '2', '2', '1.0000'],
  ]);
});

test.each([
  ['microsoft', 'M365', true],
  ['google', 'M365', false],
  ['aws', 'Amazon', true],
  ['domestic', 'Hosting', true],
  ['microsoft', 'Local', false],
] as const)('%s called %s is right: %s', (label, mailboxHost, expected) => {
  expect(isRight(judged(label, mailboxHost, 50))).toBe(expected);
});
