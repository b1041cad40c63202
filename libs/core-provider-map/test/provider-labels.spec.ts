import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { MailSetup, MailSetupReading } from '../src/index.js';
import { classifyMailSetup } from '../src/index.js';

const suites = process.env['HUNTER_SUITES_DIR'] ?? resolve(__dirname, '../../../../shared/suites');
const labelsFile = join(suites, 'provider-labels', 'providers_at.min.json');
const recordsFolder = join(suites, 'dns-records');

/** Only `domain`, `mx` and `spf` are read for the answer; `provider` judges it and `gateway` picks the hard part. */
interface LabelledRow {
  domain: string;
  mx: string[];
  spf: string | null;
  provider: string;
  gateway?: string;
}

interface RecordedDomain {
  autodiscover: { autodiscover_cname?: string };
  dkim: Record<string, string>;
  txt_verifications?: Record<string, string>;
}

function readRecords(): Map<string, RecordedDomain> {
  const files = readdirSync(recordsFolder).filter((name) => name.endsWith('.json'));
  const entries = files.flatMap((name) =>
    Object.entries(JSON.parse(readFileSync(join(recordsFolder, name), 'utf8')) as Record<string, RecordedDomain>),
  );
  return new Map(entries);
}

function toReading({ domain, mx, spf }: LabelledRow, recorded: RecordedDomain | undefined): MailSetupReading {
  const microsoftToken = recorded?.txt_verifications?.['microsoft'];
  return {
    domain,
    mxHosts: mx.filter((host) => host !== '' && host !== '.'),
    spfRecord: spf === '' ? null : spf,
    dkimTargets: recorded === undefined ? null : Object.values(recorded.dkim),
    autodiscover: recorded === undefined ? 'unknown' : (recorded.autodiscover.autodiscover_cname ?? null),
    txt: recorded === undefined ? null : microsoftToken === undefined ? [] : [`MS=${microsoftToken}`],
    cnames: null,
  };
}

interface Judged {
  row: LabelledRow;
  setup: MailSetup;
}

/** Precision and recall of "Microsoft holds the mailboxes"; an abstention counts as not Microsoft. */
function measure(judged: readonly Judged[]): { precision: number; recall: number; abstained: number } {
  const said = judged.filter(({ setup }) => setup.mailboxHost === 'M365');
  const labelled = judged.filter(({ row }) => row.provider === 'microsoft');
  const right = said.filter(({ row }) => row.provider === 'microsoft').length;
  const abstained = judged.filter(({ setup }) => setup.mailboxHost === null).length;
  return { precision: right / said.length, recall: right / labelled.length, abstained };
}

if (existsSync(labelsFile) && existsSync(recordsFolder)) {
  const rows = (JSON.parse(readFileSync(labelsFile, 'utf8')) as { municipalities: LabelledRow[] }).municipalities;
  const records = readRecords();
  const judged = rows.map((row) => ({ row, setup: classifyMailSetup(toReading(row, records.get(row.domain))) }));

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
  });
} else {
  test.todo(`labelled organisations: no folder ${suites}, set HUNTER_SUITES_DIR`);
}
