import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { classifyMailSetup } from '@hunter/core-provider-map';
import {
  readLabelledRows,
  readRecordedDomains,
  toLabelledReading,
} from '../../../../libs/core-provider-map/test/recorded-organisations.ts';
import { toCalibrationTable, toConfusionTable, toMicrosoftTable, toTenantTable } from './accuracy-report.mjs';

const USAGE = `Usage: bench:accuracy -- [--labels FILE]… [--records FOLDER]

Judges classifyMailSetup by labelled organisations: who holds the mailboxes, how sure, and which tenants are elsewhere.
What it may know of a row is its mx and spf and, where its domain stands there, the entry in the recorded DNS.

  --labels FILE     JSON with a list of rows {domain, provider, mx?, spf?, gateway?}; may be named several times
                    (provider-labels/providers_at.min.json of HUNTER_SUITES_DIR)
  --records FOLDER  recorded DNS, one JSON object of domains per file (dns-records of HUNTER_SUITES_DIR)
  --help
`;

/**
 * @typedef {import('./accuracy-report.mjs').Judged} Judged
 * @typedef {import('../../../../libs/core-provider-map/test/recorded-organisations.ts').RecordedDomain} RecordedDomain
 */

/**
 * @param {string} root of the repository
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {number} exit code
 */
export function benchAccuracy(root, args, env) {
  const options = readOptionsOrExplain(root, args, env);
  if (typeof options === 'number') return options;
  const missing = [...options.labels, options.records].filter((path) => !existsSync(path));
  if (missing.length > 0) {
    process.stderr.write(
      `bench:accuracy: there is no ${missing.join(' and no ')} (name it, or set HUNTER_SUITES_DIR)\n`,
    );
    return 2;
  }
  const records = readRecordedDomains(options.records);
  for (const file of options.labels) report(file, judgeLabels(file, records));
  return 0;
}

/**
 * @param {string} root
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function readOptionsOrExplain(root, args, env) {
  // npm runs a script in the repository's root, whatever folder it was called in.
  const from = env['INIT_CWD'] ?? process.cwd();
  const suites = resolve(root, env['HUNTER_SUITES_DIR'] ?? '../shared/suites');
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        labels: { type: 'string', multiple: true },
        records: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    return {
      labels: (values.labels ?? [resolve(suites, 'provider-labels/providers_at.min.json')]).map((file) =>
        resolve(from, file),
      ),
      records: resolve(from, values.records ?? resolve(suites, 'dns-records')),
    };
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error)) throw error;
    process.stderr.write(`bench:accuracy: ${error.message}\n\n${USAGE}`);
    return 2;
  }
}

/**
 * @param {string} file
 * @param {ReadonlyMap<string, RecordedDomain>} records
 * @returns {readonly Judged[]}
 */
function judgeLabels(file, records) {
  return readLabelledRows(file).map((row) => {
    const recorded = records.get(row.domain);
    const reading = toLabelledReading(row, recorded);
    const setup = classifyMailSetup(reading);
    // The sign-in answer settles whether there is a tenant and has no say in who holds the mailboxes.
    const probed = recorded?.tenant === undefined ? setup : classifyMailSetup({ ...reading, openIdTenant: true });
    return {
      label: row.provider,
      isBehindGateway: row.gateway !== undefined && row.gateway !== null,
      isRecorded: recorded !== undefined,
      setup,
      tenantElsewhereWhenProbed: probed.tenantElsewhere,
    };
  });
}

/**
 * @param {string} file
 * @param {readonly Judged[]} judged
 */
function report(file, judged) {
  const recorded = judged.filter(({ isRecorded }) => isRecorded).length;
  const sections = [
    `${file}: ${judged.length} labelled rows, ${recorded} of them with recorded DNS`,
    'Labels (rows) and who holds the mailboxes according to Hunter (columns):',
    toConfusionTable(judged),
    'Microsoft as mailbox host; an abstention counts as not Microsoft:',
    toMicrosoftTable(judged),
    'Calibration: how often a verdict is right by its confidence; rows labelled "unknown" are left out:',
    toCalibrationTable(judged),
    'A Microsoft tenant, and mail elsewhere:',
    toTenantTable(judged),
  ];
  process.stdout.write(`${sections.join('\n\n')}\n\n`);
}
