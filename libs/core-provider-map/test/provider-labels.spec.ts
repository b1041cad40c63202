import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { MailSetup } from '../src/index.js';
import { classifyMailSetup, classifyMxHost } from '../src/index.js';
import type { LabelledRow } from './recorded-organisations.js';
import { readLabelledRows, readRecordedDomains, toLabelledReading, toReading } from './recorded-organisations.js';

const suites = process.env['HUNTER_SUITES_DIR'] ?? resolve(__dirname, '../../../../shared/suites');
const labelsFile = join(suites, 'provider-labels', 'providers_at.min.json');
const recordsFolder = join(suites, 'dns-records');

interface Judged {
  row: LabelledRow;
  setup: MailSetup;
}

/** Precision and recall of "Microsoft holds the mailboxes"; an abstention counts as not Microsoft. */
function measure(judged: readonly Judged[]): { precision: number; recall: number } {
  const said = judged.filter(({ setup }) => setup.mailboxHost === 'M365');
  const labelled = judged.filter(({ row }) => row.provider === 'microsoft');
  const right = said.filter(({ row }) => row.provider === 'microsoft').length;
  return { precision: right / said.length, recall: right / labelled.length };
}

if (existsSync(labelsFile) && existsSync(recordsFolder)) {
  const records = readRecordedDomains(recordsFolder);
  const judged = readLabelledRows(labelsFile).map((row) => ({
    row,
    setup: classifyMailSetup(toLabelledReading(row, records.get(row.domain))),
  }));

  describe('Microsoft as mailbox host of labelled organisations', () => {
    test.each([
      { name: 'all of them', part: judged, least: 2092 },
      { name: 'those behind a gateway', part: judged.filter(({ row }) => row.gateway !== undefined), least: 700 },
    ])('$name: precision and recall are at least 0.99', ({ part, least }) => {
      expect(part.length).toBeGreaterThanOrEqual(least);
      const { precision, recall } = measure(part);
      expect(precision).toBeGreaterThanOrEqual(0.99);
      expect(recall).toBeGreaterThanOrEqual(0.99);
    });

    test('a verdict is at least as often right as its confidence says', () => {
      const said = judged.filter(({ row, setup }) => setup.mailboxHost !== null && row.provider !== 'unknown');
      const levels = [...new Set(said.map(({ setup }) => setup.confidence))];
      expect(levels.length).toBeGreaterThanOrEqual(4);
      for (const level of levels) {
        const part = said.filter(({ setup }) => setup.confidence === level);
        const right = part.filter(
          ({ row, setup }) => (setup.mailboxHost === 'M365') === (row.provider === 'microsoft'),
        );
        expect(right.length / part.length).toBeGreaterThanOrEqual(level / 100);
      }
    });
  });

  describe('recorded real domains', () => {
    const entries = [...records];
    const setups = entries.map(([domain, recorded]) => classifyMailSetup(toReading(domain, recorded)));

    test('are all there and all judged', () => {
      expect(setups.length).toBeGreaterThanOrEqual(7283);
      for (const { mailboxHost, confidence } of setups) expect(mailboxHost === null).toBe(confidence === 0);
    });

    test('every mx.microsoft host is Microsoft', () => {
      const hosts = entries.flatMap(([, { mx }]) => mx ?? []).filter((host) => /mx\.microsoft\.?$/i.test(host));
      expect(hosts.length).toBeGreaterThan(0);
      expect(hosts.filter((host) => classifyMxHost(host) !== 'M365')).toEqual([]);
    });

    test('every dkim.mail.microsoft selector is evidence of Microsoft and of a tenant', () => {
      const isNewForm = (target: string) => /dkim\.mail\.microsoft\.?$/i.test(target);
      const expected = entries.flatMap(([, { dkim }]) => Object.values(dkim ?? {}).filter(isNewForm));
      const named = (question: string) =>
        setups.flatMap(({ evidence }) =>
          evidence
            .filter((line) => line.code === 'dkim-target' && line.question === question && line.supports === 'M365')
            .map(({ record }) => record.value)
            .filter(isNewForm),
        );
      expect(expected.length).toBeGreaterThan(0);
      expect(named('mailbox-host').sort()).toEqual([...expected].sort());
      expect(named('tenant').sort()).toEqual([...expected].sort());
    });
  });
} else {
  test.todo(`labelled organisations: no folder ${suites}, set HUNTER_SUITES_DIR`);
}
