import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

/**
 * @typedef {import('./core-libraries.mjs').CoreLibrary} CoreLibrary
 *
 * @typedef {object} ApiVerdict
 * @property {string} report path of the report from the library's folder
 * @property {boolean} changed whether the public face is not what the report says
 * @property {readonly string[]} problems what keeps the face from being read, or the lines that differ
 */

/**
 * Compares what a built library exports, with every signature, with its committed report; or writes the report anew.
 * @param {CoreLibrary} library
 * @param {{ update: boolean }} options
 * @returns {ApiVerdict}
 */
export function checkApiReport(library, { update }) {
  // API Extractor writes what it found there before it compares; nothing of it may end up in the repository.
  const scratch = mkdtempSync(join(tmpdir(), 'core-api-'));
  try {
    return extract(library, scratch, update);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/**
 * @param {CoreLibrary} library
 * @param {string} scratch
 * @param {boolean} update
 * @returns {ApiVerdict}
 */
function extract(library, scratch, update) {
  const reportName = `${library.name}.api.md`;
  /** @type {string[]} */
  const problems = [];
  const result = Extractor.invoke(toConfig(library, scratch, reportName), {
    localBuild: update,
    messageCallback: (message) => {
      message.handled = true;
      if (message.logLevel === 'error') problems.push(message.text);
    },
  });
  const report = join('etc', reportName);
  const changed = result.apiReportChanged;
  if (changed && !update) problems.push(...listDifferences(join(library.folder, report), join(scratch, reportName)));
  return { report, changed, problems };
}

/**
 * @param {CoreLibrary} library
 * @param {string} scratch
 * @param {string} reportName
 */
function toConfig({ folder }, scratch, reportName) {
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: join(folder, 'dist/index.d.ts'),
      newlineKind: 'lf',
      compiler: { tsconfigFilePath: join(folder, 'tsconfig.json') },
      apiReport: {
        enabled: true,
        reportFileName: reportName,
        reportFolder: join(folder, 'etc'),
        reportTempFolder: scratch,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: MESSAGES,
    },
    configObjectFullPath: join(folder, 'api-extractor.json'),
    packageJsonFullPath: join(folder, 'package.json'),
  });
}

/**
 * Types that are reachable but not exported stand in the report, since a change of them is a change of the face; how
 * comments are written is not its business.
 * @type {import('@microsoft/api-extractor').IExtractorMessagesConfig}
 */
const MESSAGES = /** @type {any} */ ({
  compilerMessageReporting: { default: { logLevel: 'error' } },
  extractorMessageReporting: {
    default: { logLevel: 'none' },
    'ae-forgotten-export': { logLevel: 'none', addToApiReportFile: true },
  },
  tsdocMessageReporting: { default: { logLevel: 'none' } },
});

/**
 * Lines that only one of the two has, in their order.
 * @param {string} committed
 * @param {string} found
 */
function listDifferences(committed, found) {
  const before = readLines(committed);
  const after = readLines(found);
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
}

/** @param {string} file */
function readLines(file) {
  return readFileSync(file, 'utf8').split(/\r?\n/);
}
